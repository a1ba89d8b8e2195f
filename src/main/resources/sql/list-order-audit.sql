-- what happened to an order and to its day, in its order
select at, generation, event, detail
from order_audit
where store = :#store and order_id in (:#orderId, :#dayId)
order by id
