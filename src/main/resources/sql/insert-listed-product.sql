-- an item or variant is a product of DEAR; loads keep their digest of it
insert into product_link (store, item_id, variant_sku, product_id, variant_id)
values (:#store, :#itemId, :#variantSku, :#productId, :#variantId)
on conflict do nothing
