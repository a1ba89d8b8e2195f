-- an order that waits or is cancelled before the sale of its day is planned is not part of that sale
update order_log
set external_id = 'handshake:' || store || ':' || order_id
                  || case when generation = 1 then '' else ':' || generation end,
    business_day = greatest(business_day, (
      select f.closed_until + 1 from flow_cursor f
      where f.owner = order_log.store and f.flow = 'consolidate-orders'))
where store = :#store and order_id = :#orderId and state in ('HELD', 'FAILED', 'CANCELLED')
  and exists (select 1 from closed_day c
              where c.external_id = order_log.external_id and c.document is null)
