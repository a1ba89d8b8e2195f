-- what a look at a sale found is written anew
delete from reconciled_sale where external_id = :#subject
