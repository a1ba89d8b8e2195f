-- what a load of customers has seen so far
select count(*) as seen,
       coalesce(sum(case when state = 'CREATED' then 1 else 0 end), 0) as created,
       coalesce(sum(case when state = 'UPDATED' then 1 else 0 end), 0) as updated,
       coalesce(sum(case when state = 'UNCHANGED' then 1 else 0 end), 0) as unchanged,
       coalesce(sum(case when state = 'LEFT_OUT' then 1 else 0 end), 0) as left_out
from loaded_customer
where job_id = :#jobId
