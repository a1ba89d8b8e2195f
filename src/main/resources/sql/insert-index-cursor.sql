-- an index was read completely
insert into flow_cursor (owner, flow, position, started_at, completed_at)
values ('dear', :#index, :#position, :#position, current_timestamp)
