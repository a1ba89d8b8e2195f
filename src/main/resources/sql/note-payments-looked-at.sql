-- the sale of these payments was read
update waiting_payment
set looked_at = :#lookedAt
where store = :#store and order_id = :#orderId
