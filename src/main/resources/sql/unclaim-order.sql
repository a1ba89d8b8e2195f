-- a crash left the order claimed before its first write: it follows Handshake again
update order_log
set state = 'PENDING'
where store = :#store and order_id = :#orderId and state = 'PROCESSING'
