-- the link of an item's family is written anew
delete from family_link where store = :#store and item_id = :#itemId
