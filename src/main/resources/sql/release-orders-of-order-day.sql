-- the other orders of a day wait with one another, and go on together
update order_log
set state = 'PENDING', cause = null, reason = null, remedy = null, changed_at = current_timestamp
where external_id = :#externalId and state in ('HELD', 'FAILED')
