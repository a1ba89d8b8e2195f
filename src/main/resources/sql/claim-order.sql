-- an order is being worked on
update order_log
set state = 'PROCESSING', cause = null, reason = null, remedy = null
where store = :#store and order_id = :#orderId and state in ('PENDING', 'PROCESSING')
