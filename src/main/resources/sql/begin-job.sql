-- a job is being worked on
update job
set state = 'RUNNING', started_at = coalesce(started_at, current_timestamp)
where id = :#id
