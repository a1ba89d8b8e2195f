-- the number of the last capture is written anew
delete from order_generation where store = :#store and order_id = :#orderId
