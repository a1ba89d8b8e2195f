-- a product family of DEAR
insert into family_index (family_id, sku, name, tags)
values (:#familyId, :#sku, :#name, :#tags)
