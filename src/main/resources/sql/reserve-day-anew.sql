-- the stock of a day's orders is reserved again before DEAR frees it
update stock_reservation
set released_at = null
where exists (
  select 1 from order_log l
  where l.store = stock_reservation.store and l.order_id = stock_reservation.order_id
    and l.external_id = :#subject and l.fingerprint <> '')
