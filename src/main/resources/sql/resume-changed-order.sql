-- Handshake has changed the order while it was worked on
update order_log
set state = 'PROCESSING', cause = 'CHANGED', reason = 'The order was changed in Handshake meanwhile',
    remedy = 'Nothing to do: the sale in DEAR follows'
where store = :#store and order_id = :#orderId and exists (
  select 1 from changed_order c
  where c.store = order_log.store and c.order_id = order_log.order_id
    and not (c.change = :#followedChange and c.fingerprint = :#followedFingerprint))
