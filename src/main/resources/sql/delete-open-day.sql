-- the store's orders are no longer consolidated
delete from flow_cursor where owner = :#store and flow = 'consolidate-orders'
