-- a store's lists are written anew
delete from reference_entry where owner = :#store
