-- a command that the clock gives, unless it waits or runs already
insert into job (id, store, command, state, done, created_at)
select cast(:#id as varchar), cast(:#store as varchar), cast(:#command as varchar), 'WAITING', 0, current_timestamp
where not exists (
  select 1 from job j
  where j.store = :#store and j.command = :#command and j.state in ('WAITING', 'RUNNING'))
