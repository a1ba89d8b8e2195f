-- what orders keep back from the stock of some products
select r.store, r.location, r.quantity, r.released_at, p.product_id
from (select store, sku, item_id, variant_sku, location, quantity, released_at
      from stock_reservation where released_at is null
      union all
      select store, sku, item_id, variant_sku, location, quantity, released_at
      from stock_reservation where released_at > :#countsSince) r
join product_index p on p.product_id = coalesce(
  (select min(l.product_id) from product_link l
   join product_index i on i.product_id = l.product_id and i.status <> 'Deprecated'
   where l.store = r.store and l.item_id = r.item_id and l.variant_sku = r.variant_sku),
  (select min(s.product_id) from product_index s where s.sku = r.sku and s.status <> 'Deprecated'))
where p.product_id in (:#in:productIds)
