-- what was written of an item or a variant is linked; its next time is another write
delete from remote_write where subject = :#subject
