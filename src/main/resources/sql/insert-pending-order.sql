-- an order in the queue; without a time it waits for a person or for the daily cut
insert into pending_order (store, order_id, next_attempt_at, attempts)
values (:#store, :#orderId, :#nextAttemptAt, 0)
