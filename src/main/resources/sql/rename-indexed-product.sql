-- a product that we wrote is in the index under its new SKU and name at once
update product_index
set sku = :#sku, name = :#name
where product_id = :#productId
