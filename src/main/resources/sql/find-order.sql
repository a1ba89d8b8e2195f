-- an order to process, with its document
select l.order_id, l.order_number, l.generation, l.external_id, l.status, l.fingerprint, l.currency,
       l.tax_rule, l.location, l.last_edited, p.attempts, d.document,
       c.change is not null or l.sale_id is not null as following
from order_log l
join pending_order p on p.store = l.store and p.order_id = l.order_id
left join order_document d
  on d.store = l.store and d.order_id = l.order_id and d.generation = l.generation
left join changed_order c on c.store = l.store and c.order_id = l.order_id
where l.store = :#store and l.order_id = :#orderId
