-- a command that a person gave
insert into job (id, store, command, argument, state, done, created_at)
values (:#id, :#store, :#command, :#argument, 'WAITING', 0, current_timestamp)
