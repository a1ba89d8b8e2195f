-- a page of the calls that a dry run would have sent
select position, system, method, path, query, request
from dry_run_call
where job_id = :#id
order by position
limit :#limit offset :#offset
