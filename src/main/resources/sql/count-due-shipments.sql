-- how many sales of a store are to be looked at now for shipments
select count(*) as remaining
from sale_shipment s
join order_log l on l.store = s.store and l.order_id = s.order_id
where s.store = :#store and s.marks > s.looked and s.next_attempt_at <= current_timestamp
