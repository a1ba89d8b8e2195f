-- a store is disconnected: the log
delete from order_log where store = :#store
