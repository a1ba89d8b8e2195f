-- every order of a day waits in the queue for its day
insert into pending_order (store, order_id, next_attempt_at, attempts)
select l.store, l.order_id, null, 0
from order_log l
where l.external_id = :#subject and not exists (
  select 1 from pending_order p where p.store = l.store and p.order_id = l.order_id)
