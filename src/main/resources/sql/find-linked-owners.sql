-- products and families of DEAR that are linked to the store's items
select product_id as owner_id from product_link where store = :#store
union
select family_id from family_link where store = :#store
