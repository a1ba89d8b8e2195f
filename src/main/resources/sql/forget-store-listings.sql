-- a store that is disconnected has listed nothing
delete from listing where store = :#store
