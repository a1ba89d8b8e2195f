-- a product's row is written anew; its SKU may have moved to another product. An "or" would read the whole index
delete from product_index where product_id in (
  select product_id from product_index where sku = :#sku
  union
  select cast(:#productId as varchar))
