-- a stock unit as Handshake shows it; what it refused may do after a change
update stock_unit
set owner_id = :#ownerId, warehouse_id = :#warehouseId, uri = :#uri, shelf_qty = :#shelfQty,
    refusal = case when changed = :#changed then refusal end, changed = :#changed
where store = :#store and kind = :#kind and unit_id = :#unitId
