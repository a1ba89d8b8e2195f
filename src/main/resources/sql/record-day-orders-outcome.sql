-- a day's orders wait with it; what DEAR has nothing of is pending again
update order_log
set state = case when cast(:#state as varchar) = 'PROCESSING'
                  and not exists (select 1 from remote_write w where w.subject = order_log.external_id)
                 then 'PENDING' else cast(:#state as varchar) end,
    cause = :#cause, reason = :#reason, remedy = :#remedy, changed_at = current_timestamp
where external_id = :#subject and state in ('PENDING', 'PROCESSING')
