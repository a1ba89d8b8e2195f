-- no order of the day fits: there is no sale; unless one has changed since, then it is planned anew
update closed_day
set state = 'EMPTY', orders = 0, cause = null, reason = null, remedy = null, next_attempt_at = null,
    changed_at = current_timestamp
where external_id = :#subject and not exists (
  select 1 from order_log l
  where l.external_id = :#subject and l.state in ('PENDING', 'PROCESSING'))
