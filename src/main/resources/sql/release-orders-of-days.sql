-- consolidation ends: orders of days that are not closed have no day
update order_log
set business_day = null
where store = :#store and state in ('PENDING', 'HELD', 'FAILED') and business_day is not null
  and not exists (select 1 from closed_day c where c.external_id = order_log.external_id)
