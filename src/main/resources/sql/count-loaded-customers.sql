-- how many loaded customers there are in all pages
select count(*) as total
from loaded_customer
where (:#store = '' or store = :#store)
  and (:#state = '' or state = :#state)
  and (:#remarks = '' or remarks is not null)
