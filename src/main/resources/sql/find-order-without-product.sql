-- an order of the store that is held since DEAR lacks a product
select order_id
from order_log
where store = :#store and state = 'HELD' and cause = 'UNKNOWN_SKU'
limit 1
