-- what Handshake shows and DEAR does not have yet
insert into changed_order (store, order_id, change, fingerprint, status, document, seen_at)
values (:#store, :#orderId, :#change, :#fingerprint, :#status, :#document, current_timestamp)
