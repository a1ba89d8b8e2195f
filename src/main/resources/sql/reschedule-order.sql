-- when an order is tried again; never, if it waits for a person
update pending_order
set next_attempt_at = :#nextAttemptAt, attempts = :#attempts
where store = :#store and order_id = :#orderId
