-- orders of a daily sale that Handshake shows again as they were written
delete from changed_order
where change = 'LIVE' and exists (
  select 1 from order_log l
  join closed_day d on d.external_id = l.external_id and d.state = 'PROCESSED'
  where l.store = changed_order.store and l.order_id = changed_order.order_id and l.store = :#store
    and l.fingerprint = changed_order.fingerprint)
