-- a Handshake customer is a DEAR customer, with a digest of what DEAR knows of it
insert into customer_link (store, customer_no, customer_id, fingerprint)
values (:#store, :#customerNo, :#customerId, :#fingerprint)
