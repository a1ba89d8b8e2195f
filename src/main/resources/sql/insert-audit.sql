-- something happened to an order
insert into order_audit (store, order_id, generation, at, event, detail)
values (:#store, :#orderId, :#generation, current_timestamp, :#event, :#detail)
