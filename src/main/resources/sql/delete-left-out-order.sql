-- where an order is that Handshake cannot give is noted anew
delete from left_out_order where store = :#store and order_id = :#orderId
