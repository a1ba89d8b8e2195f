-- a store that is disconnected lists nothing
delete from listing_document where store = :#store
