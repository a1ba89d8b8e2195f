-- the stock of a product that DEAR tells of is to be read
insert into stock_mark (product_id, marks)
select p.product_id, 0
from product_index p
where p.product_id = :#productId and not exists (select 1 from stock_mark m where m.product_id = :#productId)
on conflict do nothing
