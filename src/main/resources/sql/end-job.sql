-- a job is at its end
update job
set state = :#state, done = :#done, total = :#total, message = :#message, ended_at = current_timestamp
where id = :#id
