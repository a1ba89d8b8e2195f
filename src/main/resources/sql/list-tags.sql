-- tags of DEAR's products and families, for a choice; one text may hold several
select tags from product_index where tags <> ''
union
select tags from family_index where tags <> ''
