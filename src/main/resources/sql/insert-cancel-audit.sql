-- an order was cancelled or deleted in Handshake before it was processed
insert into order_audit (store, order_id, generation, at, event, detail)
select store, order_id, generation, current_timestamp, 'cancelled in Handshake',
       'Removed before it was written to DEAR'
from order_log
where store = :#store and order_id = :#orderId
