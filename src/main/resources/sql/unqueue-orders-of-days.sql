-- orders of a day wait for their day
update pending_order
set next_attempt_at = null
where store = :#store and exists (
  select 1 from order_log l
  where l.store = pending_order.store and l.order_id = pending_order.order_id
    and l.business_day is not null)
