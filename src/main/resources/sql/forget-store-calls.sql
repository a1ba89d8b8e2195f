-- a store is disconnected: what dry runs would have sent
delete from dry_run_call
where exists (select 1 from job j where j.id = dry_run_call.job_id and j.store = :#store)
