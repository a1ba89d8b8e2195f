-- how the last capture of each store went
select owner, position, started_at, completed_at
from flow_cursor
where flow = 'capture-orders'
