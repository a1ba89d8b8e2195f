-- all sales that changed up to this moment were found
update waiting_credit set looked_at = :#position where looked_at < :#position
