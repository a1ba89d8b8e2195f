-- the sale of a day differs from what was written
update closed_day
set state = 'HELD', cause = :#cause, reason = :#reason, remedy = :#remedy, next_attempt_at = null,
    changed_at = current_timestamp
where external_id = :#subject and state in ('PROCESSED', 'HELD')
