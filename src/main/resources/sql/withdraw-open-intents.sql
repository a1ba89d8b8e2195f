-- what was begun and not done of a sale that is void
delete from remote_write where subject = :#subject and state = 'INTENT'
