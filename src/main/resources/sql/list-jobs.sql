-- jobs, newest first; an empty text stands for any
select id, store, command, argument, state, done, total, message, created_at, started_at, ended_at,
       next_attempt_at, resumed_at, resumed_done, stop_asked, dry_run
from job
where (:#store = '' or store = :#store)
  and (:#open = '' or state in ('WAITING', 'RUNNING'))
  and (:#anyCommand = 'true' or command in (:#in:commands))
order by created_at desc, id
limit :#limit
