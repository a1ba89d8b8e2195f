-- DEAR allocates the stock from now on
update stock_reservation
set released_at = current_timestamp
where store = :#store and order_id = :#orderId and released_at is null
