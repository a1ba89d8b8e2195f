-- a store is disconnected: sales of a comparison
delete from listed_sale where store = :#store
