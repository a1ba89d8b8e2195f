-- daily sales in DEAR of which an order has changed in Handshake since, or waits for its credit note,
-- unless it waits for a person
select d.business_day, d.part, d.external_id, d.attempts, d.sale_id, d.sale_number,
       exists (select 1 from remote_write w
               where w.subject = d.external_id and w.write_name = 'sale-void') as void_begun
from closed_day d
where d.store = :#store and d.state = 'PROCESSED'
  and (d.next_attempt_at is null or d.next_attempt_at <= current_timestamp)
  and exists (
    select 1
    from order_log l
    left join pending_order p on p.store = l.store and p.order_id = l.order_id
    where l.external_id = d.external_id and l.state not in ('HELD', 'FAILED')
      and (p.next_attempt_at is null or p.next_attempt_at <= current_timestamp)
      and (exists (select 1 from changed_order c where c.store = l.store and c.order_id = l.order_id)
           or l.state in ('PENDING', 'PROCESSING')
              and exists (select 1 from waiting_credit w
                          where w.store = l.store and w.order_id = l.order_id)))
order by d.business_day, d.part
limit 20
