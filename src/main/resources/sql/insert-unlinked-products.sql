-- products whose link is about to be broken, of an item or of one variant
insert into unlinked_product (store, product_id)
select distinct l.store, l.product_id
from product_link l
where l.store = :#store and l.item_id = :#itemId and (:#whole = 'true' or l.variant_sku = :#variantSku)
on conflict do nothing
