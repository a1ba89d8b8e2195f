-- the sale of a day goes on with its payment
update closed_day
set state = 'PENDING', payment = null, next_attempt_at = current_timestamp, attempts = 0
where external_id = :#subject and state = 'PROCESSED'
