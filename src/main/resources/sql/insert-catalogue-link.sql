-- an item or variant is a DEAR product, with a digest of what DEAR knows of it
insert into product_link (store, item_id, variant_sku, product_id, variant_id, fingerprint)
values (:#store, :#itemId, :#variantSku, :#productId, :#variantId, :#fingerprint)
