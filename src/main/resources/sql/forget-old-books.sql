-- DEAR's company and tax rules are read again before the next orders, if they are older than this
delete from flow_cursor
where owner = 'dear' and flow = 'books' and completed_at <= :#freshSince
