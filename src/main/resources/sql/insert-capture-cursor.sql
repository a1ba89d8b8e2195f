-- the first run of a store begins where capture-from says, not at the beginning of history
insert into flow_cursor (owner, flow, begins_at, position)
values (:#store, 'capture-orders', :#beginning, :#beginning)
on conflict do nothing
