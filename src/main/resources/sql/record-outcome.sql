-- processing ended early: why, and what a person can do
update order_log
set state = :#state, cause = :#cause, reason = :#reason, remedy = :#remedy,
    changed_at = current_timestamp
where store = :#store and order_id = :#orderId and state = 'PROCESSING'
