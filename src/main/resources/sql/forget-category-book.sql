-- DEAR's categories are read again before they are needed
delete from flow_cursor where owner = 'dear' and flow = 'categories'
