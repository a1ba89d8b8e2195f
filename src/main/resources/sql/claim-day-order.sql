-- an order as it was planned is fixed from here on
update order_log
set state = 'PROCESSING', cause = null, reason = null, remedy = null
where store = :#store and order_id = :#orderId and external_id = :#subject and state = 'PENDING'
  and fingerprint = :#fingerprint
