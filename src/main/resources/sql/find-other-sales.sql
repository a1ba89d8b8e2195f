-- live sales of an order or a day beside the one that the log has
select sale_id
from listed_sale
where store = :#store and owner_id = :#ownerId and voided = false and sale_id <> :#saleId
order by sale_id
