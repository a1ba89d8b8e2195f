-- orders of a day that changed in Handshake while the day was fixed: they are read again
select order_id
from order_log
where external_id = :#subject and seen_at < timestamp with time zone '1971-01-01 00:00:00+00'
