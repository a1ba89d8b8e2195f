-- when it is tried again to let a daily sale follow its orders
update closed_day
set next_attempt_at = :#nextAttemptAt, attempts = :#attempts, reason = :#reason, remedy = :#remedy
where external_id = :#subject and state = 'PROCESSED'
