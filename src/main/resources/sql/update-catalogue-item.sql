-- what became of an item; a load keeps its mark when an order loads the item meanwhile
update catalogue_item
set sku = :#sku, name = :#name, state = :#state, remarks = :#remarks, fingerprint = :#fingerprint,
    images_done = :#imagesDone, attempts = :#attempts, created = :#created, updated = :#updated,
    job_id = coalesce(cast(:#jobId as varchar(40)), job_id), loaded_at = current_timestamp
where store = :#store and item_id = :#itemId
