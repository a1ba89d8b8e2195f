-- a job ends behind what it has in hand
update job set stop_asked = true where id = :#id and state in ('WAITING', 'RUNNING')
