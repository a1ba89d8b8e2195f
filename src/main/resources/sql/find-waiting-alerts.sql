-- what people were not told yet; what could not be sent before comes behind. What a system answered
-- may name people and stays in the order's row
select a.cause, a.alert, a.store, a.order_id, a.attempts, l.order_number, l.state,
       case when l.cause = 'REFUSED' then 'DEAR refused it, see why' else l.reason end as reason,
       l.remedy
from sent_alert a
left join order_log l on l.store = a.store and l.order_id = a.order_id and l.state in ('HELD', 'FAILED')
where a.sent_at is null
order by a.attempts, a.at
limit 20
