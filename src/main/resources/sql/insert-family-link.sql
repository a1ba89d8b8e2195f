-- an item is a DEAR family, with a digest of what DEAR knows of it
insert into family_link (store, item_id, family_id, fingerprint)
values (:#store, :#itemId, :#familyId, :#fingerprint)
