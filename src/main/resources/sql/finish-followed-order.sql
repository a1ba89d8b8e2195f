-- DEAR has what Handshake shows
update order_log
set state = 'PROCESSED', cause = null, reason = null, remedy = null, changed_at = current_timestamp
where store = :#store and order_id = :#orderId
