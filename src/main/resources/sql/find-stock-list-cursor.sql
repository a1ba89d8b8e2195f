-- up to when Handshake's list was read
select position from flow_cursor where owner = :#store and flow = :#flow
