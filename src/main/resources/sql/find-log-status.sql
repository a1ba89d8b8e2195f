-- the order's status as it was last seen in Handshake
select status from order_log where store = :#store and order_id = :#orderId
