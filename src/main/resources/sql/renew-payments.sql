-- all sales that changed up to this moment were found
update waiting_payment set looked_at = :#position where looked_at < :#position
