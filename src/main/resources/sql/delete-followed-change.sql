-- DEAR has what was followed; what Handshake showed since stays
delete from changed_order
where store = :#store and order_id = :#orderId
  and change = :#followedChange and fingerprint = :#followedFingerprint
