-- the number of a day's next sale by hand; part 1 is the day's own
select greatest(coalesce(max(part), 1), 1) + 1 as part
from closed_day
where store = :#store and business_day = :#day
