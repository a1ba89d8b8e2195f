-- an order was set back before it was processed
insert into order_audit (store, order_id, generation, at, event, detail)
values (:#store, :#orderId, :#generation, current_timestamp, 'set back in Handshake', :#status)
