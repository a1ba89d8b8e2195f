-- orders that wait for a person are tried again
insert into order_audit (store, order_id, generation, at, event, detail)
select store, order_id, generation, current_timestamp, 'retried',
       'By the operator, when it was ' || state
from order_log
where store = :#store and state in ('HELD', 'FAILED') and coalesce(cause, '') <> 'REOPENED'
