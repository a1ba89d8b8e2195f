-- What is known of the two systems, and how far each flow has come.

-- DEAR's products, so that processing makes no look-up per line.
create table if not exists product_index (
  product_id     varchar(40)  not null primary key,
  sku            varchar(256) not null,
  name           varchar(512) not null,
  type           varchar(20)  not null, -- Stock or Service
  drop_ship_mode varchar(40)  not null,
  kit            boolean      not null, -- has a bill of materials
  status         varchar(40)  not null
);
create index if not exists product_index_by_sku on product_index (sku);
create index if not exists product_index_by_name on product_index (name);

-- Handshake items and variants that are linked to a DEAR product.
create table if not exists product_link (
  store       varchar(64)  not null,
  item_id     varchar(100) not null, -- objID of the item
  variant_sku varchar(256) not null, -- empty for a simple item
  product_id  varchar(40)  not null,
  primary key (store, item_id, variant_sku)
);

-- DEAR's customers, so that processing makes no look-up per customer.
create table if not exists customer_index (
  customer_id varchar(40)  not null primary key,
  name        varchar(512) not null,
  status      varchar(20)  not null,
  currency    varchar(3)
);
create index if not exists customer_index_by_name on customer_index (name);

-- Handshake customers that are linked to a DEAR customer, with what was last written there.
create table if not exists customer_link (
  store       varchar(64)  not null,
  customer_no varchar(100) not null, -- objID of the Handshake customer
  customer_id varchar(40)  not null,
  fingerprint varchar(64)  not null,
  primary key (store, customer_no)
);

-- Reference books of both systems: tax rules, locations, order categories …
create table if not exists reference_entry (
  owner     varchar(64)  not null, -- dear, or the store's name
  book      varchar(40)  not null,
  entry_key varchar(256) not null,
  name      varchar(512) not null,
  document  text         not null,
  primary key (owner, book, entry_key)
);

-- How far a flow has read, and how its last run ended.
create table if not exists flow_cursor (
  owner        varchar(64) not null, -- dear, or the store's name
  flow         varchar(40) not null,
  begins_at    timestamp with time zone, -- nothing before this time is read
  position     timestamp with time zone, -- the time up to which everything has been read
  started_at   timestamp with time zone,
  completed_at timestamp with time zone,
  failed_at    timestamp with time zone,
  reason       text,
  primary key (owner, flow)
);

-- Calls of the last minute, so that a restart does not overrun a rate limit.
create table if not exists spent_budget (
  budget    varchar(100) not null,
  opened_at timestamp with time zone not null,
  calls     integer      not null,
  closed_at timestamp with time zone, -- when the last of these calls was answered
  primary key (budget, opened_at)
);

-- Causes that people were told of already.
create table if not exists sent_alert (
  cause varchar(256) not null primary key,
  at    timestamp with time zone not null
);

-- Long commands with their progress.
create table if not exists job (
  id         varchar(40)  not null primary key,
  store      varchar(64)  not null,
  command    varchar(40)  not null,
  argument   varchar(256),
  state      varchar(16)  not null, -- WAITING, RUNNING, DONE, FAILED
  done       integer      not null,
  total      integer,
  message    text,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at   timestamp with time zone
);
create index if not exists job_by_state on job (state, created_at);

-- Route and mapping files that replace one of the jar's, with the digest the original had then.
create table if not exists replaced_file (
  name       varchar(256) not null primary key,
  original   varchar(64)  not null,
  noticed_at timestamp with time zone not null
);
