-- when an index was last read, and whether it is fresh
select position, completed_at > :#freshSince as fresh
from flow_cursor
where owner = 'dear' and flow = :#index
