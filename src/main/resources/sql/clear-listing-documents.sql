-- DEAR's documents of a listing are chosen anew, or are not needed any more
delete from listing_document where store = :#store
