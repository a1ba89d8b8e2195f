-- an order's writes to DEAR with their results
select write_name, state, intent_at, done_at, result
from remote_write
where subject = :#externalId
order by intent_at
