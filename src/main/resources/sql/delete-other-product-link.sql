-- an item or variant is one product of DEAR
delete from product_link
where store = :#store and item_id = :#itemId and product_id <> :#productId
  and (variant_id = :#variantId and variant_id <> '' or variant_sku = :#variantSku)
