-- what a load has seen so far
select count(*) as seen,
       coalesce(sum(case when state = 'LOADED' then 1 else 0 end), 0) as loaded,
       coalesce(sum(case when state = 'PARTLY' then 1 else 0 end), 0) as partly,
       coalesce(sum(case when state = 'LEFT_OUT' then 1 else 0 end), 0) as left_out,
       coalesce(sum(created), 0) as created, coalesce(sum(updated), 0) as updated
from catalogue_item
where job_id = :#jobId and state <> 'TRYING'
