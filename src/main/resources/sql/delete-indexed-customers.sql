-- a customer's row is written anew
delete from customer_index where customer_id = :#customerId
