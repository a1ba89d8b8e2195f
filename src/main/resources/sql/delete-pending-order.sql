-- the order is at its end
delete from pending_order where store = :#store and order_id = :#orderId
