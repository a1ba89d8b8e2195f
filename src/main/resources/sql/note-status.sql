-- a written order's status has moved in Handshake
update order_log
set status = :#status, seen_at = current_timestamp
where store = :#store and order_id = :#orderId
