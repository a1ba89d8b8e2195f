-- the item of a family is gone in Handshake
delete from family_link where store = :#store and item_id = :#itemId
