-- Handshake has a shipment with its lines
insert into pushed_shipment (task_id, store, order_id, number, uuid, uri, digest, version)
values (:#taskId, :#store, :#orderId, :#number, :#uuid, :#uri, :#digest, 1)
on conflict do nothing
