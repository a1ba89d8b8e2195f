-- a store is disconnected: shipments on their way
delete from sale_shipment where store = :#store
