-- how long each store's oldest order waits, and how long ago a capture read everything, in seconds
select l.store, 'pending' as kind,
       extract(epoch from current_timestamp) - extract(epoch from min(l.captured_at)) as seconds
from order_log l
where l.state in ('PENDING', 'PROCESSING')
group by l.store
union all
select owner, 'capture',
       extract(epoch from current_timestamp) - extract(epoch from completed_at)
from flow_cursor
where flow = 'capture-orders' and completed_at is not null
