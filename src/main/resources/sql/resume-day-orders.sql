-- the sale of a day is worked on again
update order_log
set state = 'PROCESSING', cause = null, reason = null, remedy = null
where external_id = :#subject and state in ('PENDING', 'HELD', 'FAILED')
