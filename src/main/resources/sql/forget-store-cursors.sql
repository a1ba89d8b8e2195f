-- a store is disconnected: how far flows have come
delete from flow_cursor where owner = :#store
