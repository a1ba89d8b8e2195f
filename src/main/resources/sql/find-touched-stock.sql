-- products whose stock was read changed, reserved or given back since a moment
select l.product_id from stock_level l where l.read_at > :#since
union
select p.product_id
from (select store, sku, item_id, variant_sku from stock_reservation where reserved_at > :#since
      union all
      select store, sku, item_id, variant_sku from stock_reservation where released_at > :#since) r
join product_index p on p.product_id = coalesce(
  (select min(l.product_id) from product_link l
   join product_index i on i.product_id = l.product_id and i.status <> 'Deprecated'
   where l.store = r.store and l.item_id = r.item_id and l.variant_sku = r.variant_sku),
  (select min(s.product_id) from product_index s where s.sku = r.sku and s.status <> 'Deprecated'))
