-- the order's status fell below order-capture
update order_log
set state = 'HELD', cause = 'REOPENED', status = :#status, seen_at = current_timestamp,
    changed_at = current_timestamp,
    reason = 'The order was set back in Handshake to a status that is not captured',
    remedy = 'Nothing to do: it goes on when its status rises again in Handshake'
where store = :#store and order_id = :#orderId and state in ('PENDING', 'HELD', 'FAILED')
