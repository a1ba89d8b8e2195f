-- what Handshake shows of a day's orders and the daily sale does not have, beside what was written
select l.order_id, l.order_number, l.generation, c.change, c.fingerprint, d.document,
       c.document as change_document, coalesce(p.attempts, 0) as attempts
from order_log l
join changed_order c on c.store = l.store and c.order_id = l.order_id
left join pending_order p on p.store = l.store and p.order_id = l.order_id
left join order_document d
  on d.store = l.store and d.order_id = l.order_id and d.generation = l.generation
where l.external_id = :#subject
order by l.order_id
