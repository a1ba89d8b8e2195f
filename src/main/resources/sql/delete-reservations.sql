-- the order's lines changed; the reservation is written anew
delete from stock_reservation where store = :#store and order_id = :#orderId
