-- how many products lack stock in the last sweep that had some before, or were never seen
select count(distinct product_id) as missed from stock_level where missed_at is not null
