-- how many loaded items there are in all pages
select count(*) as total
from catalogue_item
where (:#store = '' or store = :#store)
  and (:#state = '' or state = :#state)
  and (:#remarks = '' or remarks is not null)
