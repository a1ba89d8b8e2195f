-- orders of a day that changed in Handshake while the day was fixed: they are read again
select order_id
from order_log
where external_id = :#subject and missed
