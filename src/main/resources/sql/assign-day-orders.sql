-- pending orders up to this date become the day's; what was held when its own date closed is among them
update order_log
set external_id = :#externalId, business_day = :#day, changed_at = current_timestamp
where store = :#store and state = 'PENDING' and business_day <= :#day
  and not exists (select 1 from closed_day c where c.external_id = order_log.external_id)
