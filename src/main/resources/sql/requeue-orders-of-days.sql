-- consolidation ends: orders of days that are not closed are processed by themselves
update pending_order
set next_attempt_at = current_timestamp
where store = :#store and :#process = 'auto' and exists (
  select 1 from order_log l
  where l.store = pending_order.store and l.order_id = pending_order.order_id
    and l.state = 'PENDING' and l.business_day is not null
    and not exists (select 1 from closed_day c where c.external_id = l.external_id))
