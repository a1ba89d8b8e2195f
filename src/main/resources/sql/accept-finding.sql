-- a person lets a difference be that an order is held for
update reconciled_sale
set accepted = true
where external_id = :#externalId and digest is not null
