-- people are to be told of orders of a day that need them, once for each cause
insert into sent_alert (cause, alert, store, order_id, at)
select 'order:handshake:' || store || ':' || order_id || ':' || state || ':' || coalesce(cause, ''),
       'Order ' || order_number || ' of ' || store || ' is ' || state || ': '
         || trim(trailing '.' from coalesce(reason, '')) || '. '
         || trim(trailing '.' from coalesce(remedy, '')) || '.',
       store, order_id, current_timestamp
from order_log
where external_id = :#subject and state = 'HELD'
on conflict do nothing
