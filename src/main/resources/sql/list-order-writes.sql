-- an order's writes to DEAR and to Handshake with their results; parts have the ExternalID, a number sign
-- (Camel would put a parameter for it) and a key as subject, those in a daily sale also the order
select write_name, state, intent_at, done_at, told_by, result
from remote_write
where subject = :#externalId
   or subject like :#externalId || U&'\0023%'
   or subject like :#externalId || '/' || :#orderId || U&'\0023%'
order by intent_at
