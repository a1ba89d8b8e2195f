-- the orders of a day; with one of which a change was noted just now the plan is outdated
select order_id
from order_log
where external_id = :#subject
  and (state = 'PENDING'
       or exists (select 1 from changed_order c
                  where c.store = order_log.store and c.order_id = order_log.order_id))
order by captured_at, order_id
