-- why a daily sale does not follow an order
insert into order_audit (store, order_id, generation, at, event, detail)
select store, order_id, generation, current_timestamp, 'held', reason
from order_log
where external_id = :#subject and state = 'HELD'
