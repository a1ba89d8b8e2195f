-- a store is disconnected: draft versions
delete from draft_order where store = :#store
