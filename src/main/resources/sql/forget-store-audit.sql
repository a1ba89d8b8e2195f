-- a store is disconnected: what happened to orders
delete from order_audit where store = :#store
