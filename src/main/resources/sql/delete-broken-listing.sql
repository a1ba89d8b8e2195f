-- what is not linked any more is not listed
update listing set state = 'UNLINKED', fingerprint = '', item_id = null, remarks = null
where store = :#store and item_id = :#itemId and :#whole = 'true'
