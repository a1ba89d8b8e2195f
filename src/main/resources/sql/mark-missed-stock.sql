-- products that the last sweep lacked are read by themselves
insert into stock_mark (product_id, marks)
select distinct l.product_id, 1
from stock_level l
where l.missed_at is not null and not exists (select 1 from stock_mark m where m.product_id = l.product_id)
