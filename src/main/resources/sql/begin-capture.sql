-- a capture run begins
update flow_cursor
set started_at = current_timestamp
where owner = :#store and flow = 'capture-orders'
