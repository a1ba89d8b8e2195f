-- nobody needs the stock any more, whatever was read of DEAR's stock meanwhile
update stock_reservation
set quantity = 0, released_at = current_timestamp
where store = :#store and order_id = :#orderId and quantity <> 0
