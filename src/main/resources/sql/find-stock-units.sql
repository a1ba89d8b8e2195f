-- a store's stock units of some products
select u.kind, u.unit_id, u.uri, u.warehouse_id, u.shelf_qty, u.intent_at, o.product_id, o.sku,
       exists (select 1 from stock_mark m where m.product_id = o.product_id) as marked
from stock_owner o
join stock_unit u on u.store = o.store and u.kind = o.kind and u.owner_id = o.owner_id
where o.store = :#store and o.product_id in (:#in:productIds) and u.refusal is null
