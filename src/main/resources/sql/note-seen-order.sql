-- an order is as Handshake shows it; of a processed one the status may be news
update order_log
set seen_at = current_timestamp, status = :#status
where store = :#store and order_id = :#orderId and (state in ('PENDING', 'HELD', 'PROCESSING', 'FAILED')
  or state = 'PROCESSED' and status is distinct from cast(:#status as varchar))
