-- when and by which rule an order was captured
insert into order_audit (store, order_id, generation, at, event, detail)
values (:#store, :#orderId, :#generation, current_timestamp, 'captured', :#why)
