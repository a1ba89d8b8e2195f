-- an order whose shipments are looked at, with its document
select s.sale_id, s.marks, s.attempts, l.generation, l.external_id, l.order_number, l.status, l.state,
       l.seen_at < :#rereadBefore as stale, d.document,
       (select w.state from remote_write w
        where w.subject = l.external_id and w.write_name = 'order-complete') as completion
from sale_shipment s
join order_log l on l.store = s.store and l.order_id = s.order_id
left join order_document d
  on d.store = l.store and d.order_id = l.order_id and d.generation = l.generation
where s.store = :#store and s.order_id = :#orderId
