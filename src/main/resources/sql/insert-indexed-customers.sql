-- a customer of DEAR
insert into customer_index (customer_id, name, status, currency)
values (:#customerId, :#name, :#status, :#currency)
