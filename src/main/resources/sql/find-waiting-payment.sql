-- the waiting payment of a sale
select sale_id, store, order_id, generation, external_id, order_date, payment_rate
from waiting_payment
where sale_id = :#saleId
