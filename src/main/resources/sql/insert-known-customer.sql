-- a customer that we created is in the index at once
insert into customer_index (customer_id, name, status, currency)
values (:#customerId, :#nameKey, 'Active', :#currency)
on conflict do nothing
