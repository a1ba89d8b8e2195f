-- a load that met an outage goes on later
update job
set next_attempt_at = :#nextAttemptAt, message = :#message
where id = :#id
