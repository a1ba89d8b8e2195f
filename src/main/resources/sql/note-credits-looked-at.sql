-- the sale of these credit notes was read
update waiting_credit
set looked_at = :#lookedAt
where store = :#store and order_id = :#orderId
