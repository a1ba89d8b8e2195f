-- another product of the same name
select product_id
from product_index
where name = :#name and product_id <> :#productId
limit 1
