-- the cursor is written anew
delete from flow_cursor where owner = 'dear' and flow = :#index
