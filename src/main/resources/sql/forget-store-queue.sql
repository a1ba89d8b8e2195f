-- a store is disconnected: the queue
delete from pending_order where store = :#store
