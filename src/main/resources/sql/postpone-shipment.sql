-- when a sale's shipments are looked at again; never, if they wait for a person
update sale_shipment
set next_attempt_at = :#nextAttemptAt, attempts = :#attempts
where store = :#store and order_id = :#orderId and marks = :#marks
