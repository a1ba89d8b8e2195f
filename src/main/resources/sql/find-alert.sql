-- what to tell people of an order; what a system answered may name people and stays in the log row
select 'order:' || external_id || ':' || state || ':' || coalesce(cause, '') as cause,
       'Order ' || order_number || ' of ' || store || ' is ' || state || ': '
         || case when cause = 'REFUSED' then 'DEAR refused it, see why'
                 else trim(trailing '.' from coalesce(reason, '')) end
         || '. ' || trim(trailing '.' from coalesce(remedy, '')) || '.' as alert
from order_log
where store = :#store and order_id = :#orderId and state in ('HELD', 'FAILED')
