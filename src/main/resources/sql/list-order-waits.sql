-- money of an order that waits for something
select 'payment' as kind, waiting_since, cast(null as numeric(19, 4)) as total
from waiting_payment
where store = :#store and order_id = :#orderId
union all
select 'credit', waiting_since, total
from waiting_credit
where store = :#store and order_id = :#orderId
order by 2
