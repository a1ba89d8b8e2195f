-- whether a person has forgotten an order that the log does not have
select generation
from order_generation
where store = :#store and order_id = :#orderId
