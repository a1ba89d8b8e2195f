-- what to tell people of an order
select 'order:' || external_id || ':' || state || ':' || coalesce(cause, '') as cause,
       'Order ' || order_number || ' of ' || store || ' is ' || state || ': '
         || coalesce(reason, '') || '. ' || coalesce(remedy, '') as alert
from order_log
where store = :#store and order_id = :#orderId
