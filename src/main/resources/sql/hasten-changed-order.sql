-- what Handshake has changed meanwhile is followed at once
update pending_order
set next_attempt_at = current_timestamp
where store = :#store and order_id = :#orderId and exists (
  select 1 from changed_order c
  where c.store = pending_order.store and c.order_id = pending_order.order_id
    and not (c.change = :#followedChange and c.fingerprint = :#followedFingerprint))
