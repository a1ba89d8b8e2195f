-- orders of the window that Handshake's list did not show; known: how many it should have shown
select l.order_id, k.known
from order_log l
join (select count(*) as known from order_log o
      where o.store = :#store and o.last_edited >= :#since and o.state <> 'CANCELLED') k on true
where l.store = :#store and l.last_edited >= :#since and l.state <> 'CANCELLED'
  and l.seen_at < (select j.started_at from job j where j.id = :#jobId)
  and l.order_id not like 'unreadable-%'
  and not exists (select 1 from changed_order c
                  where c.store = l.store and c.order_id = l.order_id
                    and c.change in ('GONE', 'CANCELLED'))
order by l.order_id
