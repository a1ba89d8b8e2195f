-- the order is taken, or its reason is written anew
delete from skipped_order where store = :#store and order_id = :#orderId
