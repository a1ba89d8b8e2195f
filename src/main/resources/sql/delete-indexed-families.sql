-- a family's row is written anew; its SKU may have moved to another family
delete from family_index where family_id = :#familyId or sku = :#sku
