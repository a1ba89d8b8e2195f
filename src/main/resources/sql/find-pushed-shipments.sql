-- an order's shipments that Handshake has
select task_id, number, uuid, uri, digest, version
from pushed_shipment
where store = :#store and order_id = :#orderId
