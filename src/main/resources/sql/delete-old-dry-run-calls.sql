-- calls of dry runs that ended long ago
delete from dry_run_call
where exists (select 1 from job j where j.id = dry_run_call.job_id and (j.ended_at < :#jobsBefore or j.ended_at < :#documentsBefore))
