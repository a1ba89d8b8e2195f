-- the orders of a day are in DEAR, but for those that were credited altogether; what was held for its
-- change beside a draft invoice can be credited once that invoice is authorised and paid
update order_log
set state = case when fingerprint = '' and not exists (select 1 from waiting_credit w
                                                       where w.store = order_log.store
                                                         and w.order_id = order_log.order_id)
                 then 'CANCELLED' else 'PROCESSED' end,
    cause = null, reason = null, remedy = null, sale_id = :#saleId,
    sale_number = :#saleNumber, changed_at = current_timestamp
where external_id = :#subject
  and (state in ('PENDING', 'PROCESSING')
       or :#paid = true and state = 'HELD' and cause = 'CHANGED_LATE')
