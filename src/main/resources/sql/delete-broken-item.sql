-- an item whose link is broken is loaded as if it had not been loaded before
delete from catalogue_item where store = :#store and item_id = :#itemId
