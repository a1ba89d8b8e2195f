-- the products whose stock a store shows, a part at a time
select distinct product_id
from stock_owner
where store = :#store and product_id > :#after
order by product_id
limit 500
