-- an order's writes to DEAR and to Handshake with their results
select write_name, state, intent_at, done_at, result
from remote_write
where subject = :#externalId or subject like :#externalId || '#%'
  or subject like :#externalId || '/' || :#orderId || '#%'
order by intent_at
