-- a page's orders are committed
update flow_cursor
set position = :#position
where owner = :#store and flow = 'capture-orders'
