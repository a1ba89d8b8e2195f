-- a store is disconnected: skipped orders
delete from skipped_order where store = :#store
