-- since when payments wait; nothing, if none does
select min(waiting_since) as position, count(*) as waiting
from waiting_payment
having count(*) > 0
