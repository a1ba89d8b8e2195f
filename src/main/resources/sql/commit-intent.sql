-- from here on the write may have happened
insert into remote_write (subject, write_name, state, intent_at)
values (:#subject, :#write, 'INTENT', current_timestamp)
