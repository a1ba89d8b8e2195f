-- how far a remote write has come
select state, intent_at, looked_up_at, result
from remote_write
where subject = :#subject and write_name = :#write
