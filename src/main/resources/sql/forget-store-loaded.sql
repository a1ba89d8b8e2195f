-- a store is disconnected: loaded customers
delete from loaded_customer where store = :#store
