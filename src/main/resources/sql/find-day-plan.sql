-- the sale of a day as it was planned, and what credit notes have left of it
select document, remaining
from closed_day
where external_id = :#subject
