-- what a look at a sale found
insert into reconciled_sale (external_id, store, hint, digest, accepted, read_at)
values (:#subject, :#store, :#hint, :#digest, false, current_timestamp)
