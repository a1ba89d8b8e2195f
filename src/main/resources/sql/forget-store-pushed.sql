-- a store is disconnected: links of shipments
delete from pushed_shipment where store = :#store
