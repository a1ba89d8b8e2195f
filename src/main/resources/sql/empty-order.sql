-- the daily sale has nothing of the order from here on: no order has that fingerprint
update order_log
set fingerprint = '', changed_at = current_timestamp
where store = :#store and order_id = :#orderId
