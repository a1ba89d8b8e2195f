-- an order is as Handshake shows it
update order_log
set seen_at = current_timestamp, status = :#status
where store = :#store and order_id = :#orderId
  and state in ('PENDING', 'HELD', 'PROCESSING', 'FAILED', 'PROCESSED')
