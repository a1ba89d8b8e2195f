-- all shipments of a store that wait are due now
update sale_shipment
set next_attempt_at = current_timestamp, attempts = 0
where store = :#store and marks > looked
