-- items and variants that a listing has brought to Handshake and that have no stock unit there
select o.kind, o.owner_id, o.product_id
from listing g
join stock_owner o on o.store = g.store and o.item_id = g.item_id
where g.job_id = :#jobId and g.state in ('LISTED', 'PARTLY') and o.product_id is not null
  and not exists (select 1 from stock_unit u
                  where u.store = o.store and u.kind = o.kind and u.owner_id = o.owner_id)
  and (o.kind = 'variant' or not exists (select 1 from stock_owner v
                  where v.store = o.store and v.item_id = o.item_id and v.kind = 'variant'))
order by o.kind, o.owner_id
