-- consolidation begins with the date after this one
insert into flow_cursor (owner, flow, closed_until)
values (:#store, 'consolidate-orders', :#closedUntil)
on conflict do nothing
