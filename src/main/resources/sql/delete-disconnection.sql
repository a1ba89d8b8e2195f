-- the store is connected
delete from disconnected_store where store = :#store
