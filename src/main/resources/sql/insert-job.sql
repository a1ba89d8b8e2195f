-- a command that a person gave
insert into job (id, store, command, argument, state, done, dry_run, created_at)
values (:#id, :#store, :#command, :#argument, 'WAITING', 0, :#dryRun, current_timestamp)
