-- a capture run of this instance that ended well, if the last one did
select position
from flow_cursor
where owner = :#store and flow = 'capture-orders'
  and completed_at >= started_at and completed_at >= :#runningSince
