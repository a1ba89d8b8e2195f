-- webhooks that were registered in DEAR, with what DEAR was told
select subject, state, result
from remote_write
where subject in (:#in:webhookSubjects) and write_name = 'webhook'
