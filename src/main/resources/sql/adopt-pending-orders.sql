-- consolidation begins: what DEAR has nothing of belongs to the first date
update order_log
set business_day = :#openDate
where store = :#store and state in ('PENDING', 'HELD', 'FAILED') and business_day is null
  and not exists (select 1 from remote_write w where w.subject = order_log.external_id)
