-- the order is in DEAR
update order_log
set state = 'PROCESSED', cause = null, reason = null, remedy = null, sale_id = :#saleId, sale_number = :#saleNumber,
    changed_at = current_timestamp
where store = :#store and order_id = :#orderId
