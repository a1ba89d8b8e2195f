-- people are to be told of an order that needs them, once for each cause; what a system answered may
-- name people and stays in the log row
insert into sent_alert (cause, alert, store, order_id, at)
select 'order:' || external_id || ':' || state || ':' || coalesce(cause, ''),
       'Order ' || order_number || ' of ' || store || ' is ' || state || ': '
         || case when cause = 'REFUSED' then 'DEAR refused it, see why'
                 else trim(trailing '.' from coalesce(reason, '')) end
         || '. ' || trim(trailing '.' from coalesce(remedy, '')) || '.',
       store, order_id, current_timestamp
from order_log
where store = :#store and order_id = :#orderId and state in ('HELD', 'FAILED')
on conflict do nothing
