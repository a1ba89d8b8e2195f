-- a store is disconnected: links of categories
delete from category_link where store = :#store
