-- DEAR's stock as it was read last, a part at a time
select product_id, location, available, read_at, missed_at
from stock_level
where product_id > :#afterProduct or (product_id = :#afterProduct and location > :#afterLocation)
order by product_id, location
limit 2000
