-- stock units of what was removed from Handshake
delete from stock_unit
where store = :#store and exists (
  select 1 from stock_owner o
  where o.store = stock_unit.store and o.kind = stock_unit.kind and o.owner_id = stock_unit.owner_id
    and o.item_id = :#itemId and (:#whole = 'true' or o.variant_sku = :#variantSku))
