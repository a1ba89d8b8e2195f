-- an item or a variant of Handshake
insert into stock_owner (store, kind, owner_id, sku, item_id, variant_sku)
select cast(:#store as varchar), cast(:#kind as varchar), cast(:#ownerId as varchar), cast(:#sku as varchar),
       cast(:#itemId as varchar), cast(:#variantSku as varchar)
where not exists (
  select 1 from stock_owner o where o.store = :#store and o.kind = :#kind and o.owner_id = :#ownerId)
