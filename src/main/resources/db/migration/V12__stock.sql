-- Stock levels on their way from DEAR to Handshake.

-- What links a reservation to a product, and since when it keeps stock back.
alter table stock_reservation add column if not exists item_id varchar(100) default '' not null;
alter table stock_reservation add column if not exists variant_sku varchar(256) default '' not null;
alter table stock_reservation add column if not exists reserved_at timestamp with time zone default current_timestamp not null;
create index if not exists stock_reservation_by_time on stock_reservation (reserved_at);
create index if not exists stock_reservation_by_release on stock_reservation (released_at);

-- DEAR's available stock as it was read last. A row that a sweep lacks keeps its stock until the
-- product's own read, or a second sweep, says that there is none.
create table if not exists stock_level (
  product_id varchar(40)    not null,
  location   varchar(256)   not null, -- empty: of a product that DEAR shows no stock of
  available  numeric(19, 4) not null,
  read_at    timestamp with time zone not null, -- when the read began that found it changed, by the database's clock
  missed_at  timestamp with time zone,          -- when the sweep began that lacked it first
  primary key (product_id, location)
);
create index if not exists stock_level_by_time on stock_level (read_at);
create index if not exists stock_level_by_miss on stock_level (missed_at);

-- Products whose stock is to be read by themselves.
create table if not exists stock_mark (
  product_id varchar(40) not null primary key,
  marks      integer     not null -- counts how often, so that none is lost while it is read
);

-- Handshake's items and variants, with the DEAR product whose stock they show.
create table if not exists stock_owner (
  store       varchar(64)  not null,
  kind        varchar(8)   not null, -- item or variant
  owner_id    varchar(100) not null, -- its objID
  sku         varchar(256) not null,
  item_id     varchar(100) not null, -- of a variant, its item
  variant_sku varchar(256) not null, -- empty for an item
  product_id  varchar(40),           -- null without a product that DEAR keeps stock of
  primary key (store, kind, owner_id)
);
create index if not exists stock_owner_by_product on stock_owner (store, product_id);

-- Handshake's stock units: what an item or a variant has in a warehouse.
create table if not exists stock_unit (
  store        varchar(64)    not null,
  kind         varchar(8)     not null,
  unit_id      varchar(100)   not null, -- its objID
  owner_id     varchar(100)   not null,
  warehouse_id varchar(100)   not null,
  uri          varchar(256)   not null,
  shelf_qty    numeric(19, 4),          -- as Handshake showed it, or as it was written last
  changed      varchar(40)    not null, -- when Handshake changed it, as it says
  due          boolean        not null, -- it should show something else
  intent_at    timestamp with time zone, -- when a write began whose end is not known
  refusal      text,                     -- why Handshake does not take its level
  primary key (store, kind, unit_id)
);
create index if not exists stock_unit_by_owner on stock_unit (store, kind, owner_id);
create index if not exists stock_unit_by_due on stock_unit (store, due, kind);
