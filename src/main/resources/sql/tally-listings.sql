-- what a listing has come to so far
select coalesce(sum(case when state in ('LISTED', 'PARTLY', 'LEFT_OUT') then 1 else 0 end), 0) as seen,
       coalesce(sum(case when state = 'LISTED' then 1 else 0 end), 0) as listed,
       coalesce(sum(case when state = 'PARTLY' then 1 else 0 end), 0) as partly,
       coalesce(sum(case when state = 'LEFT_OUT' then 1 else 0 end), 0) as left_out,
       coalesce(sum(case when state = 'STOPPED' then 1 else 0 end), 0) as stopped,
       coalesce(sum(created), 0) as created, coalesce(sum(updated), 0) as updated
from listing
where job_id = :#jobId
