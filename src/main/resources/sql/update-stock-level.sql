-- DEAR's stock of a product at a location has changed, unless a later read was quicker
update stock_level
set available = :#available, read_at = :#readAt, missed_at = :#missedAt
where product_id = :#productId and location = :#location and read_at <= :#readAt
