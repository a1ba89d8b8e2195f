-- a remote write and its answer, for the order's why
insert into order_audit (store, order_id, generation, at, event, detail)
values (:#store, :#orderId, :#generation, current_timestamp, :#write, :#resultText)
