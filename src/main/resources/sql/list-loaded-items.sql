-- a page of items as they were last loaded; an empty text stands for any
select store, item_id, sku, name, state, remarks, attempts, loaded_at
from catalogue_item
where (:#store = '' or store = :#store)
  and (:#state = '' or state = :#state)
  and (:#remarks = '' or remarks is not null)
order by store, sku, item_id
limit :#limit offset :#offset
