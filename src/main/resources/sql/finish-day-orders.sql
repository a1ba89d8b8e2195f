-- the orders of a day are in DEAR
update order_log
set state = 'PROCESSED', cause = null, reason = null, remedy = null, sale_id = :#saleId,
    sale_number = :#saleNumber, changed_at = current_timestamp
where external_id = :#subject and state in ('PENDING', 'PROCESSING', 'HELD', 'FAILED')
