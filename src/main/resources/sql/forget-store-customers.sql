-- a store is disconnected: links of customers
delete from customer_link where store = :#store
