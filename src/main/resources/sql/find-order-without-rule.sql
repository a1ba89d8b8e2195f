-- an order of the store that is skipped since DEAR lacks its tax rule
select order_id
from skipped_order
where store = :#store and cause = 'TAX_RULE'
limit 1
