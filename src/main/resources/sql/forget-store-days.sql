-- a store is disconnected: closed days
delete from closed_day where store = :#store
