-- the sale of a day is in DEAR
update closed_day
set state = 'PROCESSED', cause = null, reason = null, remedy = null, next_attempt_at = null, attempts = 0,
    sale_id = :#saleId, sale_number = :#saleNumber, payment = :#payment, changed_at = current_timestamp
where external_id = :#subject
