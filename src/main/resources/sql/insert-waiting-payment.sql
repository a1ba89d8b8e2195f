-- the payment of a sale whose invoice is a draft
insert into waiting_payment
  (sale_id, store, order_id, generation, external_id, order_date, payment_rate, waiting_since)
values
  (:#saleId, :#store, :#orderId, :#generation, :#externalId, :#orderDate, :#paymentRate, :#waitingSince)
