-- up to when orders have been read
select begins_at, position
from flow_cursor
where owner = :#store and flow = 'capture-orders'
