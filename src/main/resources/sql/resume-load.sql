-- a load goes on; its rate is that from here
update job
set resumed_at = current_timestamp, resumed_done = done, next_attempt_at = null
where id = :#id
