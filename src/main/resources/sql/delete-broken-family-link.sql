-- an item is no family of DEAR any more
delete from family_link where store = :#store and item_id = :#itemId and :#whole = 'true'
