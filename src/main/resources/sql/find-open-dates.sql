-- dates of pending orders that no sale holds yet
select distinct business_day
from order_log
where store = :#store and state = 'PENDING' and business_day is not null
  and not exists (select 1 from closed_day c where c.external_id = order_log.external_id)
order by business_day
