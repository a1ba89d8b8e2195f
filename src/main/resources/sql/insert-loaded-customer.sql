-- what became of a customer
insert into loaded_customer (store, customer_no, state, remarks, job_id, loaded_at)
values (:#store, :#customerNo, :#state, :#remarks, :#jobId, current_timestamp)
