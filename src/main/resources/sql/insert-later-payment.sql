-- the order counts as paid since its sale was written
insert into waiting_payment
  (sale_id, store, order_id, generation, external_id, order_date, payment_rate, waiting_since)
select l.sale_id, l.store, l.order_id, l.generation, l.external_id, :#orderDate,
       cast(:#paymentRate as numeric(19, 5)), current_timestamp
from order_log l
where l.store = :#store and l.order_id = :#orderId and l.sale_id is not null and l.state <> 'CANCELLED'
  and l.business_day is null
  and not exists (select 1 from remote_write w
                  where w.subject = l.external_id and w.write_name = 'sale-payment')
  and not exists (select 1 from waiting_payment p where p.sale_id = l.sale_id)
