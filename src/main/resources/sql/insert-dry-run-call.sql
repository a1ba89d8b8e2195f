-- a call that a dry run would have sent
insert into dry_run_call (job_id, position, system, method, path, query, request)
values (:#jobId, :#position, :#system, :#method, :#path, :#query, :#request)
