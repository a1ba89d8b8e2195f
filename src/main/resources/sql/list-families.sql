-- DEAR's product families, for a choice
select name from family_index order by name limit 1000
