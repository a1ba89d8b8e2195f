-- orders that lack a product are tried again when products were read
update pending_order
set next_attempt_at = current_timestamp
where store in (:#in:stores) and next_attempt_at is null and exists (
  select 1 from order_log l
  where l.store = pending_order.store and l.order_id = pending_order.order_id
    and l.state = 'HELD' and l.cause = 'UNKNOWN_SKU')
