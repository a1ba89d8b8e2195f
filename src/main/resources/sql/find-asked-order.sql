-- one order as its operator sees it
select o.store, o.order_id, o.order_number, o.generation, o.external_id, o.state, o.cause, o.reason,
       o.remedy, o.status, o.currency, o.total, o.tax_rule, o.location, o.last_edited, o.captured_at,
       o.changed_at, o.sale_id, o.sale_number, o.business_day, p.next_attempt_at, p.attempts,
       coalesce(d.document, s.document) as document
from orders o
left join pending_order p on p.store = o.store and p.order_id = o.order_id
left join order_document d
  on d.store = o.store and d.order_id = o.order_id and d.generation = o.generation
left join skipped_order s on s.store = o.store and s.order_id = o.order_id
where o.store = :#store and o.order_id = :#orderId
limit 1
