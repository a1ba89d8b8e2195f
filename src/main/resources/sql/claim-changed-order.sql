-- an order of a daily sale is being followed
update order_log
set state = 'PROCESSING', cause = null, reason = null, remedy = null
where store = :#store and order_id = :#orderId and state not in ('HELD', 'FAILED')
