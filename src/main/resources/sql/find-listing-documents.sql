-- DEAR's documents of a product, or of a family and its products
select owner_id, document
from listing_document
where store = :#store and (owner_id = :#ownerId or family_id = :#ownerId)
