-- what a product, or a family's products, are in Handshake
select l.product_id, l.item_id, l.variant_id, l.variant_sku
from product_link l
join listing_document d on d.store = l.store and d.owner_id = l.product_id
where l.store = :#store and (d.owner_id = :#ownerId or d.family_id = :#ownerId)
order by l.item_id, l.variant_id
