-- how many rows all pages of listings have
select count(*) as total
from listing
where (:#store = '' or store = :#store)
  and (:#state = '' or state = :#state)
  and (:#remarks = '' or remarks is not null)
  and (:#job = '' or job_id = :#job)
