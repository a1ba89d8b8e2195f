-- where an order is that Handshake cannot give
insert into left_out_order (store, order_id, since, row_offset, until)
values (:#store, :#orderId, :#since, :#rowOffset, :#until)
