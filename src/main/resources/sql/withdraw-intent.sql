-- the write has certainly not happened
delete from remote_write
where subject = :#subject and write_name = :#write and state = 'INTENT'
