-- the write is to be done again: what it did does not hold any more
delete from remote_write where subject = :#subject and write_name = :#write and state = 'DONE'
