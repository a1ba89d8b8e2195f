-- what a SKU of DEAR is in Handshake: families have no product
select l.item_id, l.variant_id, l.variant_sku, l.product_id
from product_link l
join product_index p on p.product_id = l.product_id
where l.store = :#store and p.sku = :#sku
union all
select l.item_id, '', '', null
from family_link l
join family_index f on f.family_id = l.family_id
where l.store = :#store and f.sku = :#sku
