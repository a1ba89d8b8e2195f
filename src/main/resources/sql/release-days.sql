-- days that wait are worked on now
update closed_day
set state = case when state in ('HELD', 'FAILED') then 'PENDING' else state end,
    next_attempt_at = current_timestamp, attempts = 0, changed_at = current_timestamp
where store = :#store and state in ('PENDING', 'PROCESSING', 'HELD', 'FAILED')
