-- Handshake's list was read up to here
insert into flow_cursor (owner, flow, position, started_at, completed_at)
values (:#store, :#flow, :#position, current_timestamp, current_timestamp)
