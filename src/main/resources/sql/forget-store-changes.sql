-- a store is disconnected: changes that are followed
delete from changed_order where store = :#store
