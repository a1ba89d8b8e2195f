-- sales of orders and days at rest, or held by a comparison before, beside what DEAR lists of them:
-- what is listed, what must be listed, and what has a second live sale
select o.external_id, o.owner_id, o.order_id, o.state, o.cause, o.sale_id, o.sale_number,
       s.sale_id as listed_id, s.voided, s.amount, s.credit_note, s.updated,
       r.hint, r.digest, r.accepted, w.result as order_result, current_timestamp as judged_at,
       (select max(x.done_at) from remote_write x where x.subject = o.external_id) as written_at,
       coalesce(h.intent_at >= :#since and h.done_at < j.started_at, false) as expected,
       exists (select 1 from listed_sale x
               where x.store = :#store and x.owner_id = o.owner_id and x.voided = false
                 and x.sale_id <> lower(o.sale_id)) as doubled
from (
  select l.external_id, l.order_id as owner_id, l.order_id, l.state, l.cause, l.sale_id, l.sale_number
  from order_log l
  where l.store = :#store and l.business_day is null and l.sale_id is not null
    and (l.state = 'PROCESSED'
         or l.state = 'HELD' and l.cause in ('VOIDED', 'VANISHED', 'DOUBLED', 'DIFFERS'))
  union all
  select d.external_id, d.external_id, null, d.state, d.cause, d.sale_id, d.sale_number
  from closed_day d
  where d.store = :#store and d.sale_id is not null
    and (d.state = 'PROCESSED'
         or d.state = 'HELD' and d.cause in ('VOIDED', 'VANISHED', 'DOUBLED', 'DIFFERS'))
) o
join job j on j.id = :#jobId
left join listed_sale s on s.store = :#store and s.sale_id = lower(o.sale_id)
left join reconciled_sale r on r.external_id = o.external_id
left join remote_write w on w.subject = o.external_id and w.write_name = 'sale-order'
left join remote_write h on h.subject = o.external_id and h.write_name = 'sale'
where s.sale_id is not null or o.state = 'HELD'
   or h.intent_at >= :#since and h.done_at < j.started_at
   or exists (select 1 from listed_sale x
              where x.store = :#store and x.owner_id = o.owner_id and x.voided = false)
order by o.external_id
