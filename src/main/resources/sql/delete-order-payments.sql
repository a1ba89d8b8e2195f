-- the payments that waited for the order's sale
delete from waiting_payment where store = :#store and order_id = :#orderId
