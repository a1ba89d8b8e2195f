-- the order is in DEAR
update order_log
set state = 'PROCESSED', sale_id = :#saleId, sale_number = :#saleNumber,
    changed_at = current_timestamp
where store = :#store and order_id = :#orderId
