-- items and variants that were removed from Handshake
delete from stock_owner
where store = :#store and item_id = :#itemId and (:#whole = 'true' or variant_sku = :#variantSku)
