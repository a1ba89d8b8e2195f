-- DEAR has what Handshake shows; of an order that left its daily sale it has nothing
update order_log
set state = case when fingerprint = '' and business_day is not null
                  and not exists (select 1 from waiting_credit w
                                  where w.store = order_log.store and w.order_id = order_log.order_id)
                 then 'CANCELLED' else 'PROCESSED' end,
    cause = null, reason = null, remedy = null, changed_at = current_timestamp
where store = :#store and order_id = :#orderId
