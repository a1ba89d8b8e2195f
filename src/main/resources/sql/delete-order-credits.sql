-- the credit notes that waited for the order's sale
delete from waiting_credit where store = :#store and order_id = :#orderId
