-- a page of customers as they were last loaded; an empty text stands for any
select store, customer_no, state, remarks, loaded_at
from loaded_customer
where (:#store = '' or store = :#store)
  and (:#state = '' or state = :#state)
  and (:#remarks = '' or remarks is not null)
order by store, customer_no
limit :#limit offset :#offset
