-- the next orders to look at again, by their key
select order_id, document
from skipped_order
where store = :#store and order_id > :#after
order by order_id
limit 100
