-- an order waits for a person or for Handshake
update pending_order
set next_attempt_at = null
where store = :#store and order_id = :#orderId
