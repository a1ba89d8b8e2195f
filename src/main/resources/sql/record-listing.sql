-- what became of a product or family that was to be listed
update listing
set state = :#state, remarks = :#remarks, fingerprint = :#fingerprint, item_id = :#itemId,
    attempts = :#attempts, created = :#created, updated = :#updated, listed_at = current_timestamp
where store = :#store and owner_id = :#ownerId
