-- an item is a family of DEAR; loads keep their digest of it
insert into family_link (store, item_id, family_id, fingerprint)
values (:#store, :#itemId, :#ownerId, '')
on conflict do nothing
