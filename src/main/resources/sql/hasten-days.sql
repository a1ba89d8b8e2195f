-- days whose sale is to be written are worked on now
update closed_day
set next_attempt_at = current_timestamp
where store = :#store and state in ('PENDING', 'PROCESSING')
