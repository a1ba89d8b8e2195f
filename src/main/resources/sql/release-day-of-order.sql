-- the day of an order that is tried again is worked on, too
update closed_day
set state = 'PENDING', next_attempt_at = current_timestamp, attempts = 0, changed_at = current_timestamp
where external_id = :#externalId and state in ('HELD', 'FAILED')
