-- the order of a sale that changed in DEAR; of a daily sale the orders whose credit notes wait
update order_log
set state = 'PROCESSING', cause = 'WAITING', reason = 'The sale changed in DEAR', remedy = 'Nothing to do'
where sale_id = :#saleId and state = 'PROCESSED' and (
  business_day is null
  or exists (select 1 from waiting_credit w
             where w.store = order_log.store and w.order_id = order_log.order_id))
