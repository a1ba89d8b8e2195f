-- an order that is due now
insert into pending_order (store, order_id, next_attempt_at, attempts)
values (:#store, :#orderId, current_timestamp, 0)
