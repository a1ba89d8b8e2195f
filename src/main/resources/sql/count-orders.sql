-- how many orders there are in all pages
select count(*) as total
from orders
where (:#store = '' or store = :#store)
  and (:#state = '' or state = :#state)
  and (:#order = '' or order_id = :#order or order_number in (:#order, :#number))
