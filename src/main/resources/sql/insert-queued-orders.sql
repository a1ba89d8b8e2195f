-- orders whose sale is looked at are due now
insert into pending_order (store, order_id, next_attempt_at, attempts)
select l.store, l.order_id, current_timestamp, 0
from order_log l
where l.state = 'PROCESSING' and l.cause = 'WAITING' and not exists (
  select 1 from pending_order p where p.store = l.store and p.order_id = l.order_id)
