-- days whose sale is in DEAR and not paid, since not all of their orders counted as paid
select external_id
from closed_day
where store = :#store and payment = 'OPEN' and state = 'PROCESSED'
