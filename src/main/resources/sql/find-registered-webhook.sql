-- one row if a webhook was ever registered
select subject from remote_write where write_name = 'webhook' and subject in (:#in:subjects) limit 1
