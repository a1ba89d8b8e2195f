-- what to tell people of a day; what a system answered may name people and stays in the row
select 'day:' || external_id || ':' || state || ':' || coalesce(cause, '') as cause,
       'The sale of ' || business_day || ' (' || orders || ' orders of ' || store || ') is ' || state || ': '
         || case when cause = 'REFUSED' then 'DEAR refused it, see GET stores'
                 else trim(trailing '.' from coalesce(reason, '')) end
         || '. ' || trim(trailing '.' from coalesce(remedy, '')) || '.' as alert
from closed_day
where external_id = :#subject
