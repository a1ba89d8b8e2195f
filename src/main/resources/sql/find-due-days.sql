-- days whose sale is to be worked on now; stale: its orders were not captured lately, and it may still
-- follow Handshake
select c.business_day, c.part, c.external_id, c.attempts, c.changed_at, c.sale_id,
       c.document is null and (f.complete_since is null or f.complete_since < :#capturedAfter) as stale
from closed_day c
left join flow_cursor f on f.owner = c.store and f.flow = 'capture-orders'
where c.store = :#store and c.state in ('PENDING', 'PROCESSING') and c.next_attempt_at <= current_timestamp
order by c.business_day, c.part
limit 20
