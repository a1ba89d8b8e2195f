-- what was listed before is listed again; what it was then stays until that is done
update listing
set kind = :#kind, sku = :#sku, name = :#name, state = 'WAITING', remarks = null, attempts = 0,
    created = 0, updated = 0, job_id = :#jobId
where store = :#store and owner_id = :#ownerId
