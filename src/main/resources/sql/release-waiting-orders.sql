-- orders no longer wait for a person; what was set back in Handshake waits for Handshake
update order_log
set state = 'PENDING', cause = null, reason = null, remedy = null, changed_at = current_timestamp
where store = :#store and state in ('HELD', 'FAILED') and coalesce(cause, '') <> 'REOPENED'
