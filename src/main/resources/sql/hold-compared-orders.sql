-- a sale differs from what was written; nothing of it is being worked on, or was since it was read, and
-- nobody has let this difference be. Beside an order of a day that is held for its change the others are
-- held as well.
update order_log
set state = 'HELD', cause = :#cause, reason = :#reason, remedy = :#remedy, changed_at = current_timestamp
where external_id = :#subject and lower(sale_id) = :#saleId
  and (state = 'PROCESSED'
       or state = 'HELD' and cause in ('VOIDED', 'VANISHED', 'DOUBLED', 'DIFFERS'))
  and not exists (select 1 from reconciled_sale r
                  where r.external_id = :#subject and r.digest = :#digest
                    and (r.accepted = true or order_log.state = 'HELD'))
  and not exists (select 1 from order_log o
                  where o.external_id = :#subject
                    and (o.state in ('PENDING', 'PROCESSING', 'FAILED')
                         or o.changed_at >= cast(:#judgedAt as timestamp with time zone)))
  and not exists (select 1 from order_log o
                  join changed_order c on c.store = o.store and c.order_id = o.order_id
                  where o.external_id = :#subject
                    and (o.state <> 'HELD' or o.order_id = order_log.order_id))
  and not exists (select 1 from order_log o
                  join pending_order p on p.store = o.store and p.order_id = o.order_id
                  where o.external_id = :#subject and p.next_attempt_at is not null
                    and (o.state <> 'HELD' or o.order_id = order_log.order_id))
  and not exists (select 1 from remote_write w
                  where w.state = 'INTENT'
                    and (w.subject = :#subject or w.subject like :#subject || U&'\0023%'
                         or w.subject like :#subject || '/%'))
  and not exists (select 1 from closed_day d
                  where d.external_id = :#subject
                    and (d.state not in ('PROCESSED', 'HELD')
                         or d.changed_at >= cast(:#judgedAt as timestamp with time zone)))
