-- whether people want a job to end
select 1 as asked from job where id = :#id and stop_asked = true
