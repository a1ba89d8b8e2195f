-- orders of an invoiced daily sale that changed in Handshake, or whose credit note waits, the oldest first
select l.order_id, l.generation, coalesce(p.attempts, 0) as attempts
from order_log l
left join pending_order p on p.store = l.store and p.order_id = l.order_id
left join changed_order c on c.store = l.store and c.order_id = l.order_id
where l.external_id = :#subject and l.state not in ('HELD', 'FAILED')
  and (p.next_attempt_at is null or p.next_attempt_at <= current_timestamp)
  and (c.change is not null
       or l.state in ('PENDING', 'PROCESSING')
          and exists (select 1 from waiting_credit w
                      where w.store = l.store and w.order_id = l.order_id))
order by c.seen_at nulls first, l.order_id
