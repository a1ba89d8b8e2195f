-- a page of what was listed, or is to be; an empty text stands for any
select store, owner_id as dear_id, kind, sku, name, state, remarks, item_id, attempts, job_id, listed_at
from listing
where (:#store = '' or store = :#store)
  and (:#state = '' or state = :#state)
  and (:#remarks = '' or remarks is not null)
  and (:#job = '' or job_id = :#job)
order by store, sku, owner_id
limit :#limit offset :#offset
