-- an item, or one variant of it, is no product of DEAR any more
delete from product_link
where store = :#store and item_id = :#itemId and (:#whole = 'true' or variant_sku = :#variantSku)
