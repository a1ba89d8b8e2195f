-- how many rows all pages of a store's catalogue have
select count(*) as total
from (
  select p.product_id as dear_id, 'product' as kind, p.sku, p.name, p.type, p.status, f.name as family,
         l.item_id, g.state, g.remarks, g.listed_at
  from product_index p
  left join (select product_id, min(item_id) as item_id from product_link where store = :#store
             group by product_id) l on l.product_id = p.product_id
  left join family_link fl on fl.store = :#store and fl.item_id = l.item_id
  left join family_index f on f.family_id = fl.family_id
  left join listing g on g.store = :#store and g.owner_id = p.product_id
  union all
  select f.family_id, 'family', f.sku, f.name, 'Family', 'Active', null, l.item_id, g.state, g.remarks,
         g.listed_at
  from family_index f
  left join (select family_id, min(item_id) as item_id from family_link where store = :#store
             group by family_id) l on l.family_id = f.family_id
  left join listing g on g.store = :#store and g.owner_id = f.family_id) owners
where (:#text = '' or position(:#text in lower(sku || ' ' || name)) > 0)
  and (:#status = '' or (:#status = 'listed' and item_id is not null)
       or (:#status = 'not-listed' and item_id is null))
