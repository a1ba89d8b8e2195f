-- the log has the lowered order; what it was lowered by waits as a credit note
update order_log
set fingerprint = :#fingerprint, currency = :#currency, total = :#total, status = :#status,
    last_edited = :#lastEdited, changed_at = current_timestamp
where store = :#store and order_id = :#orderId
