-- the last closed date of each store
select owner, closed_until
from flow_cursor
where flow = 'consolidate-orders'
