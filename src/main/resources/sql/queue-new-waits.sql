-- orders with money that waits and was not looked at yet
update order_log
set state = 'PROCESSING', cause = 'WAITING', reason = 'What waits for the invoice is looked at',
    remedy = 'Nothing to do'
where state = 'PROCESSED' and (
  exists (select 1 from waiting_payment w
          where w.store = order_log.store and w.order_id = order_log.order_id and w.looked_at is null)
  or exists (select 1 from waiting_credit w
             where w.store = order_log.store and w.order_id = order_log.order_id and w.looked_at is null))
