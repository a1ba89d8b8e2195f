-- the order as Handshake gave it, without credit cards
insert into order_document (store, order_id, generation, kept_at, document)
values (:#store, :#orderId, :#generation, current_timestamp, :#document)
