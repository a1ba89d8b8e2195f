-- the stock that an order keeps back, or kept back
select sku, location, quantity, reserved_at, released_at
from stock_reservation
where store = :#store and order_id = :#orderId
order by sku
