-- the sale of a day is worked on again; orders that wait for a person wait on: a retry makes them pending
update order_log
set state = 'PROCESSING', cause = null, reason = null, remedy = null
where external_id = :#subject and state = 'PENDING'
