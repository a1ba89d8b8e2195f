-- credit notes that waited for a daily sale that is void
delete from waiting_credit where external_id = :#subject
