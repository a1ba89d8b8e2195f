-- the order's status fell below order-capture
update order_log
set state = 'HELD', cause = 'REOPENED', status = :#status, seen_at = current_timestamp,
    changed_at = current_timestamp,
    reason = 'The order was set back in Handshake to a status that is not captured',
    remedy = 'Nothing to do: it goes on when its status rises again in Handshake'
where store = :#store and order_id = :#orderId and state in ('PENDING', 'HELD', 'FAILED')
  and not exists (select 1 from remote_write w where w.subject = order_log.external_id)
  and not exists (select 1 from changed_order c
                  where c.store = order_log.store and c.order_id = order_log.order_id)
  and not exists (select 1 from closed_day d
                  where d.external_id = order_log.external_id and d.document is not null)
