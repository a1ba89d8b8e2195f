-- an order was edited before it was processed
insert into order_audit (store, order_id, generation, at, event, detail)
values (:#store, :#orderId, :#generation, current_timestamp, 'edited in Handshake', :#why)
