-- orders to work on now, those that wait longest first, without those of a day, but for what changed
-- of orders that are in no day's sale; one that was not seen for a while, or that
-- a crash left claimed, is read again before its first write
select p.order_id,
       (l.seen_at < :#rereadBefore or l.state = 'PROCESSING')
         and not exists (select 1 from remote_write w where w.subject = l.external_id)
         and not exists (select 1 from changed_order c
                         where c.store = l.store and c.order_id = l.order_id) as stale
from pending_order p
join order_log l on l.store = p.store and l.order_id = p.order_id
where p.store = :#store and p.next_attempt_at <= current_timestamp
  and not exists (select 1 from disconnected_store x where x.store = p.store)
  and l.state in ('PENDING', 'PROCESSING') and (
    l.business_day is null
    or exists (select 1 from changed_order c where c.store = l.store and c.order_id = l.order_id)
       and not exists (select 1 from closed_day d where d.external_id = l.external_id))
order by p.store, p.next_attempt_at, p.order_id
limit 40
