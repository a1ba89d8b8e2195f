-- Handshake's statuses of a day's orders, without those that were credited altogether
select distinct status
from order_log
where external_id = :#subject and fingerprint <> ''
