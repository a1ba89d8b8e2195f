-- Handshake's statuses of a day's orders
select distinct status
from order_log
where external_id = :#subject
