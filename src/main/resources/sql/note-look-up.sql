-- the first look-up for a lost answer that found nothing
update remote_write
set looked_up_at = coalesce(looked_up_at, current_timestamp)
where subject = :#subject and write_name = :#write
