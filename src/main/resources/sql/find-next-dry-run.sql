-- the store's oldest dry run that is not at its end
select id, command, argument
from job
where store = :#store and state in ('WAITING', 'RUNNING') and dry_run = true
order by created_at, id
limit 1
