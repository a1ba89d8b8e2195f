-- the orders of a day are at their end, unless Handshake has changed them meanwhile
delete from pending_order
where exists (
  select 1 from order_log l
  where l.store = pending_order.store and l.order_id = pending_order.order_id
    and l.external_id = :#subject)
  and not exists (select 1 from changed_order c
                  where c.store = pending_order.store and c.order_id = pending_order.order_id)
