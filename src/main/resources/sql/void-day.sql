-- the sale of a day is void; another part of the day takes its place
update closed_day
set state = 'VOIDED', payment = null, changed_at = current_timestamp
where external_id = :#subject
