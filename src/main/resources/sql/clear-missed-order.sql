-- the order is read again: what the log has of it is what Handshake shows
update order_log
set missed = false
where store = :#store and order_id = :#orderId
