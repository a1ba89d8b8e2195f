-- the shipments of a forgotten order; they stay in Handshake
delete from pushed_shipment where store = :#store and order_id = :#orderId
