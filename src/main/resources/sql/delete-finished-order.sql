-- the order is at its end, unless Handshake has changed it meanwhile
delete from pending_order
where store = :#store and order_id = :#orderId and not exists (
  select 1 from changed_order c
  where c.store = pending_order.store and c.order_id = pending_order.order_id)
