-- a person lets the differences be that a store's orders are held for
update reconciled_sale
set accepted = true
where store = :#store and digest is not null and exists (
  select 1 from order_log l
  where l.external_id = reconciled_sale.external_id and l.state = 'HELD'
    and l.cause in ('VOIDED', 'VANISHED', 'DOUBLED', 'DIFFERS'))
