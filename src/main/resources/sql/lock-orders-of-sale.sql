-- whoever changes what belongs to a written sale holds the rows of its orders first
update order_log set seen_at = seen_at where external_id = :#subject
