-- the cursor of Handshake's list is written anew
delete from flow_cursor where owner = :#store and flow = :#flow
