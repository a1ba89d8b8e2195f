-- orders of a sale begin anew in the queue
update pending_order
set next_attempt_at = current_timestamp, attempts = 0
where exists (
  select 1 from order_log l
  where l.store = pending_order.store and l.order_id = pending_order.order_id
    and l.external_id = :#subject and l.state = 'PENDING')
