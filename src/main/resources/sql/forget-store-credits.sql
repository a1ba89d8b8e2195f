-- a store is disconnected: credit notes that wait
delete from waiting_credit where store = :#store
