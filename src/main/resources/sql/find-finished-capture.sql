-- a capture run of this instance that goes on or has ended well
select position
from flow_cursor
where owner = :#store and flow = 'capture-orders' and started_at >= :#runningSince
  and (failed_at is null or failed_at < started_at)
