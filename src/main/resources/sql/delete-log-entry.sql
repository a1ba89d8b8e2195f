-- an order is forgotten, unless it is being written to DEAR right now
delete from order_log
where store = :#store and order_id = :#orderId and (state <> 'PROCESSING' or exists (
  select 1 from pending_order p
  where p.store = order_log.store and p.order_id = order_log.order_id
    and p.next_attempt_at > current_timestamp))
  and not exists (select 1 from closed_day c
                  where c.external_id = order_log.external_id and c.document is not null
                    and c.state <> 'PROCESSED')
