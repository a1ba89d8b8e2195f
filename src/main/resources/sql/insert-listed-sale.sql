-- a sale of the store as DEAR lists it; one that changed meanwhile may stand on two pages
insert into listed_sale
  (store, sale_id, owner_id, external_id, number, voided, amount, credit_note, updated)
values
  (:#store, :#saleId, :#ownerId, :#externalId, :#number, :#voided, cast(:#amount as numeric(19, 4)),
   :#creditNote, :#updated)
on conflict do nothing
