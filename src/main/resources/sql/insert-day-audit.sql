-- orders that belong to a sale of their day now
insert into order_audit (store, order_id, generation, at, event, detail)
select store, order_id, generation, current_timestamp, 'day closed', 'It becomes part of the sale ' || external_id
from order_log
where external_id = :#externalId
