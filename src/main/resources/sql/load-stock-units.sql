-- stock units whose levels are about to be sent. The store and kind of the owner, which are the unit's: by
-- the unit's own, H2 would read all units of the store
select u.kind, u.unit_id, u.uri, u.warehouse_id, u.shelf_qty, u.intent_at, o.product_id, o.sku,
       exists (select 1 from stock_mark m where m.product_id = o.product_id) as marked
from stock_unit u
join stock_owner o on o.store = u.store and o.kind = u.kind and o.owner_id = u.owner_id
where o.store = :#store and o.kind = :#kind and u.unit_id in (:#in:unitIds) and o.product_id is not null
