-- documents of orders at their end, and of orders that were forgotten, after raw-retention-days
delete from order_document
where kept_at < :#documentsBefore and not exists (
  select 1 from pending_order p
  where p.store = order_document.store and p.order_id = order_document.order_id)
