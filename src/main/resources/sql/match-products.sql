-- products of an order's lines: by link (item and variant), and by SKU
select l.item_id, l.variant_sku, p.product_id, p.sku, p.name, p.type, p.drop_ship_mode
from product_link l
join product_index p on p.product_id = l.product_id
where l.store = :#store and l.item_id in (:#in:itemIds) and p.status <> 'Deprecated'
union all
select null, null, product_id, sku, name, type, drop_ship_mode
from product_index
where sku in (:#in:skus) and status <> 'Deprecated'
