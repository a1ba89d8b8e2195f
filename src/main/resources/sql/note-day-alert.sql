-- people are to be told of a day that needs them, once for each cause; what a system answered may name
-- people and stays in the row
insert into sent_alert (cause, alert, store, at)
select 'day:' || external_id || ':' || state || ':' || coalesce(cause, ''),
       'The sale of ' || business_day || ' (' || orders || ' orders of ' || store || ') is ' || state || ': '
         || case when cause = 'REFUSED' then 'DEAR refused it, see why of its orders'
                 else trim(trailing '.' from coalesce(reason, '')) end
         || '. ' || trim(trailing '.' from coalesce(remedy, '')) || '.',
       store, current_timestamp
from closed_day
where external_id = :#subject and state in ('HELD', 'FAILED')
on conflict do nothing
