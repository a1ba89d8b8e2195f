-- An order that changed while its day was fixed is read again before the day is planned anew. That had been
-- marked by the time at which the order was seen, which whoever sees the order sets.
alter table order_log add column if not exists missed boolean default false not null;
update order_log set missed = true
where seen_at < timestamp with time zone '1971-01-01 00:00:00+00';
