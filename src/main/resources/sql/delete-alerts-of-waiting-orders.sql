-- when the orders fail again, people are told again
delete from sent_alert
where exists (
  select 1 from order_log l
  where l.store = :#store and l.state in ('HELD', 'FAILED')
    and coalesce(l.cause, '') <> 'REOPENED'
    and sent_alert.cause = 'order:' || l.external_id || ':' || l.state || ':' || coalesce(l.cause, ''))
