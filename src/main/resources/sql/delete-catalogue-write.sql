-- a write to the catalogue whose result is linked; its next time is another write
delete from remote_write where subject = :#subject and write_name = :#write
