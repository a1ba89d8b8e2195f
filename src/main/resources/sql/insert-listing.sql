-- what was not listed before is to be listed
insert into listing (store, owner_id, kind, sku, name, state, fingerprint, attempts, created, updated, job_id)
values (:#store, :#ownerId, :#kind, :#sku, :#name, 'WAITING', '', 0, 0, 0, :#jobId)
on conflict do nothing
