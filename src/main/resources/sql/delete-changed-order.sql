-- what was noted of the order before; the latest level is what counts
delete from changed_order where store = :#store and order_id = :#orderId
