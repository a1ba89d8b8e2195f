-- a credit note that waits until the invoice is authorised
insert into waiting_credit
  (credit_key, store, order_id, generation, external_id, sale_id, total, document, waiting_since)
values
  (:#creditKey, :#store, :#orderId, :#generation, :#externalId, :#saleId, cast(:#total as numeric(19, 4)),
   :#document, current_timestamp)
