-- an order's writes to DEAR with their results, those of its credit notes among them
select write_name, state, intent_at, done_at, result
from remote_write
where subject = :#externalId
  or substring(subject, 1, char_length(:#externalId) + 1) = :#externalId || '#'
order by intent_at
