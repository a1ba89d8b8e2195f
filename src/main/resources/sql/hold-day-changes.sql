-- a daily sale cannot follow its orders by itself
update order_log
set state = 'HELD', cause = :#cause, reason = :#reason, remedy = :#remedy, changed_at = current_timestamp
where external_id = :#subject and exists (
  select 1 from changed_order c
  where c.store = order_log.store and c.order_id = order_log.order_id)
