-- the day's orders are read again, and need no note of what changed
delete from changed_order
where exists (
  select 1 from order_log l
  where l.store = changed_order.store and l.order_id = changed_order.order_id
    and l.external_id = :#subject)
