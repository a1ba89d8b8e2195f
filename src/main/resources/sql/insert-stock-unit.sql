-- a stock unit of Handshake
insert into stock_unit (store, kind, unit_id, owner_id, warehouse_id, uri, shelf_qty, changed, due)
select cast(:#store as varchar), cast(:#kind as varchar), cast(:#unitId as varchar), cast(:#ownerId as varchar),
       cast(:#warehouseId as varchar), cast(:#uri as varchar), cast(:#shelfQty as numeric(19, 4)),
       cast(:#changed as varchar), false
where not exists (
  select 1 from stock_unit u where u.store = :#store and u.kind = :#kind and u.unit_id = :#unitId)
