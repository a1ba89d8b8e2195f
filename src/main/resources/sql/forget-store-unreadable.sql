-- a store is disconnected: places of orders that Handshake cannot give
delete from left_out_order where store = :#store
