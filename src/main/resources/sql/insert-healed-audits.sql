-- what orders were held for is gone
insert into order_audit (store, order_id, generation, at, event, detail)
select store, order_id, generation, current_timestamp, 'difference gone', 'What the order was held for is gone'
from order_log
where external_id = :#subject and state = 'PENDING'
