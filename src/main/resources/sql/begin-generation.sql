-- the order is written anew; the sale before is void
update order_log
set generation = :#generation, external_id = :#externalId, state = :#state, cause = :#cause, reason = :#reason,
    remedy = :#remedy, status = :#status, fingerprint = :#fingerprint, currency = :#currency, total = :#total,
    tax_rule = :#taxRule, location = :#location, last_edited = :#lastEdited, sale_id = null, sale_number = null,
    seen_at = current_timestamp, changed_at = current_timestamp
where store = :#store and order_id = :#orderId
