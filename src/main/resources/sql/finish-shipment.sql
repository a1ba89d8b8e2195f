-- a sale's shipments were looked at; a mark that came meanwhile leaves it due
update sale_shipment
set looked = :#marks, seen = :#seen, waits_for_carrier = :#waitsForCarrier, attempts = 0,
    next_attempt_at = current_timestamp
where store = :#store and order_id = :#orderId
