-- what is left of a listing when it ends
update listing set state = 'STOPPED' where job_id = :#jobId and state in ('WAITING', 'TRYING')
