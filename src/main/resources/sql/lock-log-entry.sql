-- whoever changes what belongs to a written order holds its row first, so that no change is lost
update order_log set seen_at = seen_at where store = :#store and order_id = :#orderId
