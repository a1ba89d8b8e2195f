-- the orders whose sales DEAR has listed, with what was seen of their shipments before
select l.store, l.order_id, l.external_id, s.sale_id, s.listed, s.seen, s.updated, s.waits_for_carrier
from order_log l
left join sale_shipment s on s.store = l.store and s.order_id = l.order_id
where l.external_id in (:#in:externalIds)
