-- what the log knows of an order
select l.generation, l.external_id, l.state, l.cause, l.status, l.fingerprint, l.seen_at, p.attempts,
       exists (select 1 from remote_write w where w.subject = l.external_id)
         or exists (select 1 from closed_day d
                    where d.external_id = l.external_id and d.document is not null) as written,
       c.change, c.fingerprint as change_fingerprint
from order_log l
left join pending_order p on p.store = l.store and p.order_id = l.order_id
left join changed_order c on c.store = l.store and c.order_id = l.order_id
where l.store = :#store and l.order_id = :#orderId
