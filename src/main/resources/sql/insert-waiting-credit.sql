-- a credit note that waits until the invoice is authorised; a draft was looked at when it was written
insert into waiting_credit
  (credit_key, store, order_id, generation, external_id, sale_id, total, document, waiting_since, looked_at)
values
  (:#creditKey, :#store, :#orderId, :#generation, :#externalId, :#saleId, cast(:#total as numeric(19, 4)),
   :#document, current_timestamp,
   (select w.done_at from remote_write w
    where :#draft = true and w.subject = :#externalId and w.write_name = 'sale-invoice'))
