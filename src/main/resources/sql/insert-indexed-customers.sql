-- a customer of DEAR, by its name in small letters: DEAR's names are unique whatever their case
insert into customer_index (customer_id, name, status, currency)
values (:#customerId, :#nameKey, :#status, :#currency)
