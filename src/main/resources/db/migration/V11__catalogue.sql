-- Items of Handshake that are products and families in DEAR.

-- A variant is its number; its SKU, which order lines name, may change. The fingerprint is a digest of
-- what was last written to DEAR; null where nothing was.
alter table product_link add column if not exists variant_id varchar(100) default '' not null;
alter table product_link add column if not exists fingerprint varchar(64);

-- DEAR's product families, so that loading makes no look-up per item.
create table if not exists family_index (
  family_id varchar(40)  not null primary key,
  sku       varchar(256) not null,
  name      varchar(512) not null
);
create index if not exists family_index_by_sku on family_index (sku);

-- Handshake items with variants that are linked to a DEAR product family.
create table if not exists family_link (
  store       varchar(64)  not null,
  item_id     varchar(100) not null, -- objID of the item
  family_id   varchar(40)  not null,
  fingerprint varchar(64)  not null, -- digest of what was last written there
  primary key (store, item_id)
);

-- Handshake categories that are linked to a DEAR category, whatever both are called by now.
create table if not exists category_link (
  store       varchar(64)  not null,
  category_no varchar(100) not null, -- objID of the Handshake category
  category_id varchar(40)  not null,
  primary key (store, category_no)
);

-- What became of each item when it was last loaded.
create table if not exists catalogue_item (
  store       varchar(64)  not null,
  item_id     varchar(100) not null,
  sku         varchar(256) not null,
  name        varchar(512) not null,
  state       varchar(16)  not null, -- LOADED, PARTLY, LEFT_OUT, or TRYING after a fault of DEAR's
  remarks     text,                  -- what a person should know of it, a line each
  fingerprint varchar(64)  not null, -- digest of all of the item that reaches DEAR
  images_done boolean      not null, -- images are loaded once
  attempts    integer      not null, -- faults of DEAR's so far
  created     integer      not null, -- products and families that the last load created
  updated     integer      not null,
  job_id      varchar(40),           -- the load that saw it last; null if an order needed it
  loaded_at   timestamp with time zone not null,
  primary key (store, item_id)
);
create index if not exists catalogue_item_by_state on catalogue_item (store, state);
create index if not exists catalogue_item_by_job on catalogue_item (job_id);

-- A load that met an outage goes on at a time of its own; its rate is that since it last went on.
alter table job add column if not exists next_attempt_at timestamp with time zone;
alter table job add column if not exists resumed_at timestamp with time zone;
alter table job add column if not exists resumed_done integer;

-- What became of each customer when it was last loaded; never a name.
create table if not exists loaded_customer (
  store       varchar(64)  not null,
  customer_no varchar(100) not null, -- objID of the Handshake customer
  state       varchar(16)  not null, -- CREATED, UPDATED, UNCHANGED or LEFT_OUT
  remarks     text,                  -- why it was left out, and what to do
  job_id      varchar(40)  not null, -- the load that saw it last
  loaded_at   timestamp with time zone not null,
  primary key (store, customer_no)
);
create index if not exists loaded_customer_by_job on loaded_customer (job_id);

-- Stores that were disconnected: nothing of them is captured, processed or loaded until they are connected.
create table if not exists disconnected_store (
  store           varchar(64) not null primary key,
  disconnected_at timestamp with time zone not null
);
