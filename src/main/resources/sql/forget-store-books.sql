-- a store is disconnected: reference books of Handshake
delete from reference_entry where owner = :#store
