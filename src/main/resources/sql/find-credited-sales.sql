-- sales for which credit notes were written
select subject
from remote_write
where write_name = 'credit-note' and subject like 'handshake:' || :#store || ':%'
