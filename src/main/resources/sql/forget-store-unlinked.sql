-- a store that is disconnected has no links to break
delete from unlinked_product where store = :#store
