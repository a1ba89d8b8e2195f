-- DEAR's stock of a product at a location is known from now on
insert into stock_level (product_id, location, available, read_at)
select cast(:#productId as varchar), cast(:#location as varchar), cast(:#available as numeric(19, 4)),
       cast(:#readAt as timestamp with time zone)
where not exists (select 1 from stock_level l where l.product_id = :#productId and l.location = :#location)
