-- a load has seen that the item is in DEAR as it is
update catalogue_item
set job_id = :#jobId, created = 0, updated = 0, loaded_at = current_timestamp
where store = :#store and item_id = :#itemId
