-- products of Handshake's items that DEAR has never shown any stock of
insert into stock_level (product_id, location, available, read_at, missed_at)
select distinct o.product_id, '', 0, cast(:#readAt as timestamp with time zone), cast(:#readAt as timestamp with time zone)
from stock_owner o
where o.product_id is not null
  and not exists (select 1 from stock_level l where l.product_id = o.product_id)
