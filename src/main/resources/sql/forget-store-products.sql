-- a store is disconnected: links of products
delete from product_link where store = :#store
