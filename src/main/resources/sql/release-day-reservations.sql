-- DEAR allocates the stock of a day's orders from now on
update stock_reservation
set released_at = current_timestamp
where released_at is null and exists (
  select 1 from order_log l
  where l.store = stock_reservation.store and l.order_id = stock_reservation.order_id
    and l.external_id = :#subject)
