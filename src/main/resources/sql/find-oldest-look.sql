-- since when sales with waiting money were not looked at, if that is long ago
select min(looked_at) as position, count(looked_at) as waiting
from (select looked_at from waiting_payment union all select looked_at from waiting_credit) waits
having min(looked_at) < :#freshSince
