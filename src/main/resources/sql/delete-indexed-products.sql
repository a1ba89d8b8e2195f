-- a product's row is written anew; its SKU may have moved to another product
delete from product_index where product_id = :#productId or sku = :#sku
