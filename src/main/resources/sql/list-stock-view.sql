-- a page of the products whose stock a store shows; an empty text stands for any
select p.product_id, p.sku, p.name
from product_index p
where exists (
  select 1 from stock_owner o
  where o.store = :#store and o.product_id = p.product_id
    and (:#quarantined = '' or exists (
      select 1 from stock_unit u
      where u.store = o.store and u.kind = o.kind and u.owner_id = o.owner_id and u.refusal is not null)))
  and (:#text = '' or position(:#text in lower(p.sku || ' ' || p.name)) > 0)
order by p.sku, p.product_id
limit :#limit offset :#offset
