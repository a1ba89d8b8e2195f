-- the payment of a sale whose invoice is not paid; its draft was looked at when it was written
insert into waiting_payment
  (sale_id, store, order_id, generation, external_id, order_date, payment_rate, waiting_since, looked_at)
values
  (:#saleId, :#store, :#orderId, :#generation, :#externalId, :#orderDate, :#paymentRate, :#waitingSince,
   (select w.done_at from remote_write w
    where :#draft = true and w.subject = :#externalId and w.write_name = 'sale-invoice'))
