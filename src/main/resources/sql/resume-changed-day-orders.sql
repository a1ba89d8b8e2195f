-- orders that Handshake changed while the sale of their day was worked on: the sale follows them next
update order_log
set state = 'PROCESSING', cause = 'CHANGED', reason = 'The order was changed in Handshake meanwhile',
    remedy = 'Nothing to do: the sale in DEAR follows'
where external_id = :#subject and state = 'PROCESSED' and exists (
  select 1 from changed_order c
  where c.store = order_log.store and c.order_id = order_log.order_id)
