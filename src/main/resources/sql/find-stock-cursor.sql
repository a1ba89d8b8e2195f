-- when DEAR's stock was last read completely, whether that was after a moment, since when released reservations may count, and the time
select c.position, coalesce(c.position >= cast(:#requestedAt as timestamp with time zone), false) as fresh,
       coalesce((select min(l.read_at) from stock_level l where l.missed_at is not null and l.read_at < c.position),
                c.position, timestamp with time zone '1970-01-01 00:00:00+00:00') as counts_since,
       current_timestamp as now
from (select 1 as one) o
left join flow_cursor c on c.owner = 'dear' and c.flow = 'stock'
