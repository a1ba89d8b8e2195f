-- the number of the last capture survives forgetting
insert into order_generation (store, order_id, generation)
values (:#store, :#orderId, :#generation)
