-- a store is disconnected: items and variants with stock
delete from stock_owner where store = :#store
