-- the order of a sale that changed in DEAR
update order_log
set state = 'PROCESSING', cause = 'WAITING', reason = 'The sale changed in DEAR', remedy = 'Nothing to do'
where sale_id = :#saleId and state = 'PROCESSED' and business_day is null
