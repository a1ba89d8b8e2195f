-- since when sales are to be listed, and whether that was done after a moment; nothing without orders
select coalesce(c.position, o.beginning) as position,
       coalesce(c.started_at >= :#requestedAt, false) as fresh
from (select min(captured_at) as beginning from order_log) o
left join flow_cursor c on c.owner = 'dear' and c.flow = 'shipments'
where coalesce(c.position, o.beginning) is not null
