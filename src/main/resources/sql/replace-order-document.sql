-- the edited order in place of the one before
update order_document
set document = :#document, kept_at = current_timestamp
where store = :#store and order_id = :#orderId and generation = :#generation
