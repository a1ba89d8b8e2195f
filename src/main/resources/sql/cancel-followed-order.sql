-- the order was cancelled, and DEAR has no live sale of it
update order_log
set state = 'CANCELLED', cause = null, reason = null, remedy = null, changed_at = current_timestamp
where store = :#store and order_id = :#orderId
