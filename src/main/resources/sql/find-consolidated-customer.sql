-- the customer of the daily sales, by its exact name
select customer_id, name, status, currency
from customer_index
where name = :#customerName
order by case when status = 'Active' then 1 else 2 end
limit 1
