-- orders that were credited altogether stay with the void sale
update order_log
set state = 'CANCELLED', cause = null, reason = null, remedy = null
where external_id = :#subject and fingerprint = ''
