-- a store is disconnected: links of families
delete from family_link where store = :#store
