-- an order that is not captured while its tax mapping is unfinished
insert into skipped_order
  (store, order_id, order_number, status, cause, reason, remedy, last_edited, skipped_at, document)
values
  (:#store, :#orderId, :#orderNumber, :#status, :#cause, :#reason, :#remedy, :#lastEdited, current_timestamp,
   :#document)
