-- the images of an item are all in DEAR
delete from remote_write where write_name = 'image' and subject in (:#in:subjects)
