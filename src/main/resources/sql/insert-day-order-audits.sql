-- which sale holds the orders of a day
insert into order_audit (store, order_id, generation, at, event, detail)
select l.store, l.order_id, l.generation, current_timestamp, 'processed',
       'Part of the sale ' || :#saleNumber || ' of ' || l.business_day || ' (' || l.external_id || ')'
from order_log l
join pending_order p on p.store = l.store and p.order_id = l.order_id
where l.external_id = :#subject and l.state in ('PROCESSED', 'CANCELLED')
