-- orders of a daily sale that differ no more from what was written
update order_log
set state = case when fingerprint = '' then 'CANCELLED' else 'PROCESSED' end, cause = null, reason = null, remedy = null
where store = :#store and state in ('PENDING', 'PROCESSING', 'HELD', 'FAILED') and business_day is not null
  and exists (select 1 from closed_day d
              where d.external_id = order_log.external_id and d.state = 'PROCESSED')
  and not exists (select 1 from changed_order c
                  where c.store = order_log.store and c.order_id = order_log.order_id)
  and not exists (select 1 from waiting_credit w
                  where w.store = order_log.store and w.order_id = order_log.order_id)
