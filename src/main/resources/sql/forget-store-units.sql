-- a store is disconnected: what its warehouses show
delete from stock_unit where store = :#store
