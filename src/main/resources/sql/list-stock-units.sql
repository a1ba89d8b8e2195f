-- what a store's items and variants of some products show, quarantined ones as well
select u.kind, u.unit_id, u.warehouse_id, u.shelf_qty, u.due, u.refusal, o.product_id, o.sku
from stock_owner o
join stock_unit u on u.store = o.store and u.kind = o.kind and u.owner_id = o.owner_id
where o.store = :#store and o.product_id in (:#in:productIds)
order by u.warehouse_id, u.kind, u.unit_id
