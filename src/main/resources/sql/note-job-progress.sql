-- how far a job has come
update job
set done = :#done, total = :#total, argument = :#argument, message = :#message
where id = :#id
