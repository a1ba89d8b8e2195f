-- Daily consolidation: days that end, and the one sale that holds the orders of each. Runs on H2
-- (PostgreSQL mode) and on PostgreSQL alike.

-- When the capture run began that was the last to read everything: a day is closed when a run that
-- began after its cut is complete.
alter table flow_cursor add column if not exists complete_since timestamp with time zone;

-- In the row of a store's flow consolidate-orders: the last local date that is closed. Whoever takes
-- an order or closes a day locks that row first.
alter table flow_cursor add column if not exists closed_until date;

-- A closed day's sale is work of its own; part 1 is the day's, the others were asked for by hand.
alter table closed_day add column if not exists state varchar(16) default 'EMPTY' not null; -- EMPTY, PENDING, HELD, PROCESSING, FAILED, PROCESSED, VOIDED
alter table closed_day add column if not exists cause varchar(40);
alter table closed_day add column if not exists reason text;
alter table closed_day add column if not exists remedy text;
alter table closed_day add column if not exists orders integer default 0 not null;
alter table closed_day add column if not exists total varchar(40);  -- the sum of its orders
alter table closed_day add column if not exists document text;      -- the sale as planned; from here on its orders are fixed
alter table closed_day add column if not exists attempts integer default 0 not null;
alter table closed_day add column if not exists next_attempt_at timestamp with time zone;
alter table closed_day add column if not exists changed_at timestamp with time zone;
alter table closed_day add column if not exists sale_id varchar(40);
alter table closed_day add column if not exists sale_number varchar(64);
alter table closed_day add column if not exists payment varchar(8);  -- OPEN: not all of its orders count as paid yet; DRAFT: its invoice is a draft
create index if not exists closed_day_by_sale on closed_day (external_id);
create index if not exists closed_day_by_state on closed_day (store, state, next_attempt_at);

-- The orders of a day's sale have its ExternalID.
create index if not exists order_log_by_external_id on order_log (external_id);
create index if not exists order_log_by_day on order_log (store, business_day);

create or replace view orders as
select store, order_id, order_number, generation, external_id, state, cause, reason, remedy, status,
       currency, total, tax_rule, location, last_edited, captured_at, changed_at, sale_id, sale_number,
       business_day
from order_log
union all
select store, order_id, order_number, 0, null, 'SKIPPED', cause, reason, remedy, status,
       null, null, null, null, last_edited, skipped_at, skipped_at, null, null,
       null
from skipped_order;
