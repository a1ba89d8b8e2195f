-- whether loading an item's images was begun; then what DEAR has may be ours
select count(*) from remote_write where write_name = 'image' and subject in (:#in:subjects)
