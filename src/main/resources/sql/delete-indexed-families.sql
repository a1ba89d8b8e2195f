-- a family's row is written anew; its SKU may have moved to another family. An "or" would read the whole index
delete from family_index where family_id in (
  select family_id from family_index where sku = :#sku
  union
  select cast(:#familyId as varchar))
