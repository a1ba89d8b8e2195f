-- the order is forgotten, its shipments are followed no more
delete from sale_shipment where store = :#store and order_id = :#orderId
