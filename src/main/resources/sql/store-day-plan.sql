-- the sale of a day is planned: its orders are fixed
update closed_day
set state = 'PROCESSING', document = :#plan, orders = :#orders, total = :#total, remaining = :#remaining,
    cause = null, reason = null, remedy = null, changed_at = current_timestamp
where external_id = :#subject and document is null
