-- what Handshake shows of a day's orders and the daily sale does not have
select l.order_id, l.order_number, c.change, c.fingerprint
from order_log l
join changed_order c on c.store = l.store and c.order_id = l.order_id
where l.external_id = :#subject
order by l.order_id
