-- the store's categories that are linked to DEAR's
select category_no, category_id, name from category_link where store = :#store
