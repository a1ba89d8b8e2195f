-- a family that we created is in the index at once
insert into family_index (family_id, sku, name)
values (:#familyId, :#sku, :#name)
on conflict do nothing
