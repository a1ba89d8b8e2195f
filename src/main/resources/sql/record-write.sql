-- the write has happened
update remote_write
set state = 'DONE', done_at = current_timestamp, result = :#resultText, told_by = :#toldBy
where subject = :#subject and write_name = :#write
