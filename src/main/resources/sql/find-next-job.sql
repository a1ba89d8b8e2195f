-- the store's oldest job that is not at its end; one that was running at a crash goes on
select id, command, argument, done, total
from job
where store = :#store and state in ('WAITING', 'RUNNING')
  and dry_run = false
  and command not in ('load-products', 'load-customers', 'list')
order by created_at, id
limit 1
