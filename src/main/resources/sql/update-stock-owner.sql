-- an item or a variant has changed in Handshake
update stock_owner
set sku = :#sku, item_id = :#itemId, variant_sku = :#variantSku
where store = :#store and kind = :#kind and owner_id = :#ownerId
