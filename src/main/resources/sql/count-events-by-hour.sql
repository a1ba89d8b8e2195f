-- what became of orders in each of the last hours
select date_trunc('hour', at) as at_hour, event, count(*) as orders
from order_audit
where at >= :#since and event in ('captured', 'processed', 'held')
  and (:#store = '' or store = :#store)
group by date_trunc('hour', at), event
