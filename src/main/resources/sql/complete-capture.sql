-- a capture run has read everything
update flow_cursor
set completed_at = current_timestamp
where owner = :#store and flow = 'capture-orders'
