-- a page of orders, oldest first: found in the index, then read; an empty text stands for any. H2 keeps the
-- result of an inner query by its conditions, and would not see that only its limit has changed
select f.store, f.order_id, coalesce(l.order_number, k.order_number) as order_number,
       coalesce(l.generation, 0) as generation, coalesce(l.state, 'SKIPPED') as state,
       coalesce(l.cause, k.cause) as cause, coalesce(l.reason, k.reason) as reason,
       coalesce(l.remedy, k.remedy) as remedy, coalesce(l.status, k.status) as status, l.currency,
       l.total, l.tax_rule, l.location, coalesce(l.last_edited, k.last_edited) as last_edited,
       f.captured_at, coalesce(l.changed_at, k.skipped_at) as changed_at, l.sale_id, l.sale_number,
       l.business_day, p.attempts, p.next_attempt_at
from ((select 1 as captured, store, order_id, captured_at
     from order_log
     where :#limit > 0 and :#offset >= 0 and captured_at >= :#from and captured_at < :#to
       and (:#store = '' or store = :#store)
       and state in (:#in:states)
       and (:#order = '' or order_id = :#order or order_number in (:#order, :#number))
       and (:#text = '' or position(:#text in
         lower(order_number || ' ' || order_id || ' ' || coalesce(sale_number, ''))) > 0)
     order by captured_at asc, order_id asc
     limit :#end)
    union all
    (select 0, store, order_id, skipped_at
     from skipped_order
     where :#limit > 0 and :#offset >= 0 and skipped_at >= :#from and skipped_at < :#to
       and (:#store = '' or store = :#store)
       and 'SKIPPED' in (:#in:states)
       and (:#order = '' or order_id = :#order or order_number in (:#order, :#number))
       and (:#text = '' or position(:#text in lower(order_number || ' ' || order_id)) > 0)
     order by skipped_at asc, order_id asc
     limit :#end)
  order by captured_at asc, order_id asc
  limit :#limit offset :#offset) f
left join order_log l on f.captured = 1 and l.store = f.store and l.order_id = f.order_id
left join skipped_order k on f.captured = 0 and k.store = f.store and k.order_id = f.order_id
left join pending_order p on f.captured = 1 and p.store = f.store and p.order_id = f.order_id
order by f.captured_at asc, f.order_id asc
