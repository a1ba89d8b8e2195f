-- processing ended early: why, and what a person can do; what DEAR has nothing of is pending again
update order_log
set state = case when cast(:#state as varchar) = 'PROCESSING'
                  and not exists (select 1 from remote_write w
                                  where w.subject = order_log.external_id)
                 then 'PENDING' else cast(:#state as varchar) end,
    cause = :#cause, reason = :#reason, remedy = :#remedy,
    changed_at = current_timestamp
where store = :#store and order_id = :#orderId and state in ('PENDING', 'PROCESSING')
