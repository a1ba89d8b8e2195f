-- a store is disconnected: sales that were compared
delete from reconciled_sale where store = :#store
