-- how many orders of a store are to be worked on now, by themselves or with their day
select cast(coalesce(sum(orders), 0) as integer) as remaining
from (
  select count(*) as orders
  from pending_order p
  join order_log l on l.store = p.store and l.order_id = p.order_id
  where p.store = :#store and p.next_attempt_at <= current_timestamp
    and l.state in ('PENDING', 'PROCESSING') and l.business_day is null
  union all
  select orders
  from closed_day
  where store = :#store and state in ('PENDING', 'PROCESSING') and next_attempt_at <= current_timestamp
) due
