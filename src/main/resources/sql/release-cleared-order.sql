-- DEAR has no live sale of the order any more: it can be written
update order_log
set state = 'PENDING', cause = null, reason = null, remedy = null, changed_at = current_timestamp
where store = :#store and order_id = :#orderId and state = 'HELD' and cause = 'UNKNOWN_SALE'
