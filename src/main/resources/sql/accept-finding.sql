-- a person lets the difference be that an order is held for
update reconciled_sale
set accepted = true
where external_id = :#externalId and digest is not null and exists (
  select 1 from order_log l
  where l.external_id = :#externalId and l.state = 'HELD'
    and l.cause in ('VOIDED', 'VANISHED', 'DOUBLED', 'DIFFERS'))
