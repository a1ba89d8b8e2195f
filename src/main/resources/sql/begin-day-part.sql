-- the orders of a void daily sale belong to the part that takes its place
update order_log
set external_id = :#externalId, state = 'PENDING', cause = null, reason = null, remedy = null,
    sale_id = null, sale_number = null, changed_at = current_timestamp
where external_id = :#subject and fingerprint <> ''
