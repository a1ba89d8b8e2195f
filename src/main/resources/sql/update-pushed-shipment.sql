-- Handshake was told what changed in a shipment
update pushed_shipment
set digest = :#digest, version = :#version
where task_id = :#taskId
