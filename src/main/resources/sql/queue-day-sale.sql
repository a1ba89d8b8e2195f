-- the invoice of a daily sale whose payment waits may be authorised now
update closed_day
set state = 'PENDING', next_attempt_at = current_timestamp, attempts = 0
where sale_id = :#saleId and state = 'PROCESSED' and payment = 'DRAFT'
