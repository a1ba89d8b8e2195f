-- the store's oldest load that is not at its end; loads may take hours, so other jobs do not wait for them
select id, command, argument, done, total
from job
where store = :#store and state in ('WAITING', 'RUNNING')
  and command in ('load-products', 'load-customers', 'list') and dry_run = false
  and (next_attempt_at is null or next_attempt_at <= current_timestamp)
order by created_at, id
limit 1
