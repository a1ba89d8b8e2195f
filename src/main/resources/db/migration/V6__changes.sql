-- What happens to an order after its first write to DEAR: changes that are still to be followed, and
-- money that waits for an authorised invoice. Runs on H2 (PostgreSQL mode) and on PostgreSQL alike.

-- What Handshake shows of an order and DEAR does not have yet: its latest level, not a history. The
-- order is in the queue for as long as it has a row here, or waits for a person.
create table if not exists changed_order (
  store       varchar(64)  not null,
  order_id    varchar(100) not null,
  change      varchar(10)  not null, -- LIVE, CANCELLED, REOPENED (status below order-capture) or GONE
  fingerprint varchar(64)  not null, -- empty for GONE
  status      varchar(100),
  document    text,                  -- without credit cards; null for GONE
  seen_at     timestamp with time zone not null,
  primary key (store, order_id)
);

-- Payments that wait: their sale is looked at at once, and again when it changed in DEAR.
alter table waiting_payment add column if not exists looked_at timestamp with time zone;
create index if not exists waiting_payment_by_order on waiting_payment (store, order_id);
create index if not exists waiting_payment_by_look on waiting_payment (looked_at);

-- Credit notes that wait until the sale's invoice is authorised: negative lines of an order, and what
-- an invoiced order was lowered by. One row becomes one credit note.
create table if not exists waiting_credit (
  credit_key    varchar(256) not null primary key, -- in the note's Memo; subject of its writes
  store         varchar(64)  not null,
  order_id      varchar(100) not null,
  generation    integer      not null,
  external_id   varchar(256) not null,
  sale_id       varchar(40)  not null,
  total         numeric(19, 4) not null,
  document      text         not null, -- lines, charges and amounts of the note
  waiting_since timestamp with time zone not null,
  looked_at     timestamp with time zone
);
create index if not exists waiting_credit_by_order on waiting_credit (store, order_id);
create index if not exists waiting_credit_by_sale on waiting_credit (sale_id);
