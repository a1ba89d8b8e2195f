-- sales of a store whose shipments are to be looked at now
select s.order_id
from sale_shipment s
join order_log l on l.store = s.store and l.order_id = s.order_id
where s.store = :#store and s.marks > s.looked and s.next_attempt_at <= current_timestamp
order by s.next_attempt_at, s.order_id
limit 40
