-- what happened to an order, in its order
select at, generation, event, detail
from order_audit
where store = :#store and order_id = :#orderId
order by id
