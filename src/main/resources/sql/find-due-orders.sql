-- orders to work on now, those that wait longest first; a stale one is read again before
select p.order_id,
       l.seen_at < :#rereadBefore
         and not exists (select 1 from remote_write w where w.subject = l.external_id) as stale
from pending_order p
join order_log l on l.store = p.store and l.order_id = p.order_id
where p.store = :#store and p.next_attempt_at <= current_timestamp
  and l.state in ('PENDING', 'PROCESSING')
order by p.store, p.next_attempt_at, p.order_id
limit 40
