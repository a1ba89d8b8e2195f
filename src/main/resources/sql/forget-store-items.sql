-- a store is disconnected: the catalogue
delete from catalogue_item where store = :#store
