-- the last closed date of a store, and when its last complete capture began
select o.closed_until, c.complete_since
from flow_cursor o
left join flow_cursor c on c.owner = o.owner and c.flow = 'capture-orders'
where o.owner = :#store and o.flow = 'consolidate-orders'
