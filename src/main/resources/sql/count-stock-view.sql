-- how many products all pages of a store's stock have
select count(*) as total
from product_index p
where exists (
  select 1 from stock_owner o
  where o.store = :#store and o.product_id = p.product_id
    and (:#quarantined = '' or exists (
      select 1 from stock_unit u
      where u.store = o.store and u.kind = o.kind and u.owner_id = o.owner_id and u.refusal is not null)))
  and (:#text = '' or position(:#text in lower(p.sku || ' ' || p.name)) > 0)
