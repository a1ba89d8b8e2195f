-- DEAR's list of sales is read anew, or was compared
delete from listed_sale where store = :#store
