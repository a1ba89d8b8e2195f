-- the customer of the daily sales, by its name; the index has names in small letters
select customer_id, name, status, currency
from customer_index
where name = :#nameKey
order by case when status = 'Active' then 1 else 2 end
limit 1
