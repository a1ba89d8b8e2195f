-- an order begins anew in the queue
update pending_order
set next_attempt_at = :#nextAttemptAt, attempts = 0
where store = :#store and order_id = :#orderId
