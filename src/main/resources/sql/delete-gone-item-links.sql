-- an item is gone in Handshake, with its variants
delete from product_link where store = :#store and item_id = :#itemId
