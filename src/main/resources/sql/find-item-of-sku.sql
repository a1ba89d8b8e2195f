-- the Handshake item that has a SKU
select min(owner_id) from stock_owner where store = :#store and kind = 'item' and sku = :#sku
