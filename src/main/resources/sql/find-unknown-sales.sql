-- live sales with an ExternalID of ours that the log does not have, or has as cancelled; a person who
-- forgets an order may keep its sale, and people are told of a sale once
select s.sale_id, s.owner_id, s.external_id, s.number,
       exists (select 1 from order_log c where c.store = s.store and c.order_id = s.owner_id)
         or exists (select 1 from closed_day v where v.external_id = s.external_id) as known
from listed_sale s
where s.store = :#store and s.voided = false
  and not exists (select 1 from order_log l
                  where l.store = s.store and l.order_id = s.owner_id and l.state <> 'CANCELLED')
  and not exists (select 1 from closed_day d
                  where d.external_id = s.external_id and d.state <> 'VOIDED')
  and not exists (select 1 from order_generation g
                  where g.store = s.store and g.order_id = s.owner_id
                    and not exists (select 1 from order_log f
                                    where f.store = g.store and f.order_id = g.order_id))
  and not exists (select 1 from sent_alert a where a.cause = 'sale:' || s.sale_id)
order by s.number
