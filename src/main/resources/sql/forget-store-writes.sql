-- a store is disconnected: what was written for its orders, items, customers and listings
delete from remote_write
where left(subject, char_length('handshake:' || cast(:#store as varchar(64)) || ':'))
  = 'handshake:' || cast(:#store as varchar(64)) || ':'
   or left(subject, char_length('item:' || cast(:#store as varchar(64)) || ':'))
  = 'item:' || cast(:#store as varchar(64)) || ':'
   or left(subject, char_length('customer:' || cast(:#store as varchar(64)) || ':'))
  = 'customer:' || cast(:#store as varchar(64)) || ':'
   or left(subject, char_length('listing:' || cast(:#store as varchar(64)) || ':'))
  = 'listing:' || cast(:#store as varchar(64)) || ':'
