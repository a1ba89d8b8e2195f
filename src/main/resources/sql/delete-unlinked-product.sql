-- a product is listed again
delete from unlinked_product where store = :#store and product_id = :#productId
