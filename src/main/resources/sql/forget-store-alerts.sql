-- a store is disconnected: alerts
delete from sent_alert where store = :#store
