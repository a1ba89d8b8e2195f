-- What the operator's page asks often. Runs on H2 (PostgreSQL mode) and on PostgreSQL alike.

-- The log is searched in this index alone, newest first; only the rows of the page are read besides.
drop index if exists order_log_by_time;
create index if not exists order_log_by_time
  on order_log (captured_at, order_id, order_number, sale_number, store, state);

-- What happened in each of the last hours.
create index if not exists order_audit_by_time on order_audit (at, event, store);

-- Jobs, newest first.
create index if not exists job_by_time on job (created_at);
