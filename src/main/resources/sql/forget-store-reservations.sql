-- a store is disconnected: reserved stock
delete from stock_reservation where store = :#store
