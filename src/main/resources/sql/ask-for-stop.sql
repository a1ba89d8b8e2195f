-- the store's listings end behind the product in hand
update job set stop_asked = true
where store = :#store and command = 'list' and state in ('WAITING', 'RUNNING') and stop_asked = false
