-- days whose sale is not in DEAR, for people
select store, business_day, part, state, cause, reason, remedy, orders, total, next_attempt_at
from closed_day
where state not in ('EMPTY', 'PROCESSED', 'VOIDED')
order by store, business_day, part
