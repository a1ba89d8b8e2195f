-- work on a day's sale ended early; a plan of which DEAR has nothing is dropped
update closed_day
set state = :#state, cause = :#cause, reason = :#reason, remedy = :#remedy, attempts = :#attempts,
    next_attempt_at = :#nextAttemptAt, changed_at = current_timestamp,
    document = case when exists (select 1 from remote_write w where w.subject = closed_day.external_id)
               then document end
where external_id = :#subject and state in ('PENDING', 'PROCESSING')
