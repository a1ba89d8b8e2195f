-- orders that were held since DEAR had a sale of them that the log did not know, and that is void now
select l.order_id, l.external_id
from order_log l
where l.store = :#store and l.state = 'HELD' and l.cause = 'UNKNOWN_SALE' and l.sale_id is null
  and exists (select 1 from listed_sale v
              where v.store = l.store and v.owner_id = l.order_id and v.voided = true)
  and not exists (select 1 from listed_sale s
                  where s.store = l.store and s.owner_id = l.order_id and s.voided = false)
order by l.order_id
