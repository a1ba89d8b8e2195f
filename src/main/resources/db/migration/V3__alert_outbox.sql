-- Alerts are an outbox: the row is written with what it tells of, and sent afterwards.
alter table sent_alert add column if not exists alert text;                -- what people are told
alter table sent_alert add column if not exists store varchar(64);
alter table sent_alert add column if not exists order_id varchar(100);
alter table sent_alert add column if not exists attempts integer not null default 0;
alter table sent_alert add column if not exists sent_at timestamp with time zone; -- null: not yet

-- those of before have been told
update sent_alert set sent_at = at where sent_at is null and alert is null;

create index if not exists sent_alert_by_sending on sent_alert (sent_at, attempts);
