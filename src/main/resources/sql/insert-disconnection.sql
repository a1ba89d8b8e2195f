-- from here on nothing of the store is captured, processed or loaded
insert into disconnected_store (store, disconnected_at)
values (:#store, current_timestamp)
on conflict do nothing
