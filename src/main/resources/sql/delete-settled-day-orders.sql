-- orders of daily sales that are at their end
delete from pending_order
where store = :#store and exists (
  select 1 from order_log l
  where l.store = pending_order.store and l.order_id = pending_order.order_id
    and l.business_day is not null and l.state in ('PROCESSED', 'CANCELLED')
    and not exists (select 1 from changed_order c where c.store = l.store and c.order_id = l.order_id)
    and exists (select 1 from closed_day d where d.external_id = l.external_id and d.state = 'PROCESSED'))
