-- a webhook names a sale: its shipments are to be looked at
update sale_shipment
set sale_id = :#saleId, marks = marks + 1, attempts = 0, next_attempt_at = current_timestamp
where store = :#store and order_id = :#orderId
