-- DEAR's document of what may be listed
insert into listing_document (store, owner_id, family_id, document)
values (:#store, :#ownerId, :#familyId, :#document)
