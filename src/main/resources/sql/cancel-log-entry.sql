-- the order was cancelled before it was processed
update order_log
set state = 'CANCELLED', cause = null, reason = null, remedy = null, seen_at = current_timestamp,
    changed_at = current_timestamp
where store = :#store and order_id = :#orderId and state in ('PENDING', 'HELD', 'FAILED')
