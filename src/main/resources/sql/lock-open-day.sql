-- the last closed date, kept from changing until the transaction ends
select closed_until
from flow_cursor
where owner = :#store and flow = 'consolidate-orders'
for update
