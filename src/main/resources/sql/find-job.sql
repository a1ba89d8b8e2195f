-- a job and how far it has come
select id, store, command, argument, state, done, total, message, created_at, started_at, ended_at,
       next_attempt_at, resumed_at, resumed_done, stop_asked, dry_run
from job
where id = :#id
