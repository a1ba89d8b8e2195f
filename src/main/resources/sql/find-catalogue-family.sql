-- the DEAR family of an item: by link, else by its SKU
select family_id, fingerprint
from (
  select l.family_id, l.fingerprint, 1 as preference
  from family_link l
  join family_index f on f.family_id = l.family_id
  where l.store = :#store and l.item_id = :#itemId
  union all
  select family_id, null, 2
  from family_index
  where sku = :#sku
) candidates
order by preference
limit 1
