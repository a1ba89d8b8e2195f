-- a store is disconnected: payments that wait
delete from waiting_payment where store = :#store
