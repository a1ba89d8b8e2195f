-- the link of an item or variant is written anew; its SKU may have changed
delete from product_link
where store = :#store and item_id = :#itemId
  and (variant_id = :#variantId and variant_id <> '' or variant_sku = :#variantSku)
