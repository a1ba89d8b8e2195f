-- how many orders of a store are to be worked on now
select count(*) as remaining
from pending_order p
join order_log l on l.store = p.store and l.order_id = p.order_id
where p.store = :#store and p.next_attempt_at <= current_timestamp
  and l.state in ('PENDING', 'PROCESSING')
