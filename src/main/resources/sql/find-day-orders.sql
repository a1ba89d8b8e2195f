-- the orders of a day
select order_id
from order_log
where external_id = :#subject and state = 'PENDING'
order by captured_at, order_id
