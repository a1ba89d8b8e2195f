-- a pending order follows an edit; its location was fixed when it was taken
update order_log
set state = :#state, cause = :#cause, reason = :#reason, remedy = :#remedy, status = :#status,
    fingerprint = :#fingerprint, currency = :#currency, total = :#total,
    tax_rule = coalesce(cast(:#taxRule as varchar), tax_rule),
    last_edited = :#lastEdited, seen_at = current_timestamp, changed_at = current_timestamp
where store = :#store and order_id = :#orderId and state in ('PENDING', 'HELD', 'FAILED')
  and not exists (select 1 from remote_write w where w.subject = order_log.external_id)
  and not exists (select 1 from changed_order c
                  where c.store = order_log.store and c.order_id = order_log.order_id)
  and not exists (select 1 from closed_day d
                  where d.external_id = order_log.external_id and d.document is not null)
