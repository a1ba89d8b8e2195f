-- what was noted of a day's orders while the day was fixed is read again; they wait for their day once more
update order_log
set missed = true,
    cause = case when state = 'PROCESSING' then null else cause end,
    reason = case when state = 'PROCESSING' then null else reason end,
    remedy = case when state = 'PROCESSING' then null else remedy end,
    state = case when state = 'PROCESSING' then 'PENDING' else state end
where external_id = :#subject and exists (
  select 1 from changed_order c
  where c.store = order_log.store and c.order_id = order_log.order_id)
