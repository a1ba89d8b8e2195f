-- the sale of a day as it was planned
select document
from closed_day
where external_id = :#subject
