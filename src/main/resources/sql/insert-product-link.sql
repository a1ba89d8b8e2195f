-- a simple item is a DEAR product
insert into product_link (store, item_id, variant_sku, product_id)
values (:#store, :#itemId, '', :#productId)
on conflict do nothing
