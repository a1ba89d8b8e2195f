-- whether a store was disconnected
select store from disconnected_store where store = :#store
