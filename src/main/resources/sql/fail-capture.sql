-- a capture run ended early: another one is asked for soon
update flow_cursor
set failed_at = current_timestamp
where owner = :#store and flow = 'capture-orders'
