-- stock that is kept back for an order
insert into stock_reservation (store, order_id, sku, location, quantity)
values (:#store, :#orderId, :#sku, :#location, :#quantity)
