-- what credit notes leave of a daily sale, unless it is being paid at this moment
update closed_day
set remaining = :#remaining, changed_at = current_timestamp
where external_id = :#subject and state = 'PROCESSED'
