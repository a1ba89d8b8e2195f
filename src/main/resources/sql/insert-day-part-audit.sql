-- the day of an order is written anew
insert into order_audit (store, order_id, generation, at, event, detail)
select store, order_id, generation, current_timestamp, 'day written anew',
       'An order of the day has changed: ' || :#subject || ' is void, ' || external_id || ' takes its place'
from order_log
where external_id = :#externalId
