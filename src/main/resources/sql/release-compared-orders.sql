-- the difference that orders were held for is gone
update order_log
set state = 'PENDING', cause = null, reason = null, remedy = null, changed_at = current_timestamp
where external_id = :#subject and state = 'HELD'
  and cause in ('VOIDED', 'VANISHED', 'DOUBLED', 'DIFFERS')
