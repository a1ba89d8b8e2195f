-- the sale follows the change as soon as the work in hand is done
update order_log
set state = 'PROCESSING', cause = 'CHANGED', reason = :#reason, remedy = 'Nothing to do: the sale in DEAR follows',
    status = coalesce(cast(:#status as varchar), status), seen_at = current_timestamp, changed_at = current_timestamp
where store = :#store and order_id = :#orderId
