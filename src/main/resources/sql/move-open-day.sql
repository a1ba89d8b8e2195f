-- a date is closed
update flow_cursor
set closed_until = :#day
where owner = :#store and flow = 'consolidate-orders'
