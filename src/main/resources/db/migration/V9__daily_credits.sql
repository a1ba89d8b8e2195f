-- What credit notes leave of a daily sale: its rows and amounts after the orders that were lowered. Null
-- while it is as it was planned. Runs on H2 (PostgreSQL mode) and on PostgreSQL alike.
alter table closed_day add column if not exists remaining text;

-- Orders of a day that wait for their credit note.
create index if not exists waiting_credit_by_external_id on waiting_credit (external_id);
