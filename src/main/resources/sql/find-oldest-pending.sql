-- each store's oldest order that is not in DEAR yet and waits for no person
select l.store, l.order_id, l.order_number, l.state, l.captured_at
from order_log l
join (select store, min(captured_at) as captured_at
      from order_log
      where state in ('PENDING', 'PROCESSING')
      group by store) o on o.store = l.store and o.captured_at = l.captured_at
where l.state in ('PENDING', 'PROCESSING')
order by l.captured_at, l.order_id
