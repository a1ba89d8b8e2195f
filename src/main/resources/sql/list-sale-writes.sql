-- a sale's writes and those of its credit notes, whose subjects have a key behind the ExternalID
select write_name, state, result
from remote_write
where subject = :#externalId or subject like :#externalId || U&'\0023%' or subject like :#externalId || '/%'
