-- orders whose processing was asked for and has not begun wait to be asked for again
update pending_order
set next_attempt_at = null
where store = :#store and attempts = 0 and next_attempt_at is not null and exists (
  select 1 from order_log l
  where l.store = pending_order.store and l.order_id = pending_order.order_id and l.state = 'PENDING'
    and l.business_day is null)
