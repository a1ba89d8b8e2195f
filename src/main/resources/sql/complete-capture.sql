-- a capture run has read everything
update flow_cursor
set completed_at = current_timestamp, complete_since = :#runSince
where owner = :#store and flow = 'capture-orders'
