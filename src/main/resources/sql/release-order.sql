-- an order no longer waits for a person; what was set back in Handshake waits for Handshake
update order_log
set state = 'PENDING', cause = null, reason = null, remedy = null, changed_at = current_timestamp
where store = :#store and order_id = :#orderId and state in ('HELD', 'FAILED')
  and coalesce(cause, '') <> 'REOPENED'
