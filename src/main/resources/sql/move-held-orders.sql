-- what waits for a person when its date closes belongs to the next date
update order_log
set business_day = :#nextDay
where store = :#store and state in ('HELD', 'FAILED') and business_day <= :#day
  and not exists (select 1 from closed_day c where c.external_id = order_log.external_id)
