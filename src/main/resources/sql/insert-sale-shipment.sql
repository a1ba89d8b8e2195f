-- a sale whose shipments are followed from now on
insert into sale_shipment
  (store, order_id, sale_id, waits_for_carrier, marks, looked, attempts)
values (:#store, :#orderId, :#saleId, false, 0, 0, 0)
on conflict do nothing
