-- a store's pending orders are due now
update pending_order
set next_attempt_at = current_timestamp
where store = :#store and exists (
  select 1 from order_log l
  where l.store = pending_order.store and l.order_id = pending_order.order_id
    and l.state in ('PENDING', 'PROCESSING'))
