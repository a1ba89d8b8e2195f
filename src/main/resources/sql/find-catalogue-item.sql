-- what became of an item when it was last loaded
select state, fingerprint, images_done, attempts, job_id
from catalogue_item
where store = :#store and item_id = :#itemId
