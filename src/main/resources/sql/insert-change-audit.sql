-- what happened to an order after its first write
insert into order_audit (store, order_id, generation, at, event, detail)
select store, order_id, generation, current_timestamp, :#event, :#detail
from order_log
where store = :#store and order_id = :#orderId
