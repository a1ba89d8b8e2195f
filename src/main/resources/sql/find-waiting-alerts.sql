-- what people were not told yet; what could not be sent before comes behind
select cause, alert, store, order_id, attempts
from sent_alert
where sent_at is null
order by attempts, at
limit 20
