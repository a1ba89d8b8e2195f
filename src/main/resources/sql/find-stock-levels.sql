-- DEAR's stock of some products as it was read last
select product_id, location, available, read_at, missed_at
from stock_level
where product_id in (:#in:productIds)
