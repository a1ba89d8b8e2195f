-- no order of the day fits: there is no sale
update closed_day
set state = 'EMPTY', orders = 0, cause = null, reason = null, remedy = null, next_attempt_at = null,
    changed_at = current_timestamp
where external_id = :#subject
