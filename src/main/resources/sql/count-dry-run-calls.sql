-- how many calls of a dry run are kept
select count(*) as total from dry_run_call where job_id = :#id
