-- DEAR's document of what may be listed is replaced
delete from listing_document where store = :#store and owner_id = :#ownerId
