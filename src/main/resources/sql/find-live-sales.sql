-- sales that are not void and belong to an order, as DEAR listed them
select number, external_id
from listed_sale
where store = :#store and owner_id = :#orderId and voided = false
order by number
