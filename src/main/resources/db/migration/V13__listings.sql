-- DEAR's products and families on their way to Handshake.

-- What a job is about may be a whole selection; a listing can be stopped between two products.
alter table job alter column argument set data type varchar(4000);
alter table job add column if not exists stop_asked boolean default false not null;

-- What became of each product or family when it was last listed, and what is to be listed next.
create table if not exists listing (
  store       varchar(64)  not null,
  owner_id    varchar(40)  not null, -- of the product, or of the family with all its products
  kind        varchar(8)   not null, -- product or family
  sku         varchar(256) not null,
  name        varchar(512) not null,
  state       varchar(16)  not null, -- WAITING, TRYING after a fault, LISTED, PARTLY, LEFT_OUT, STOPPED
  remarks     text,                  -- what a person should know of it, a line each
  fingerprint varchar(64)  not null, -- digest of what was last written to Handshake; empty if not all of it was
  item_id     varchar(100),          -- objID of the Handshake item
  attempts    integer      not null, -- faults so far
  created     integer      not null, -- items and variants that the last listing created
  updated     integer      not null,
  job_id      varchar(40)  not null, -- the listing that chose it last
  listed_at   timestamp with time zone,
  primary key (store, owner_id)
);
create index if not exists listing_by_job on listing (job_id, state);

-- DEAR's documents of what a listing may list, until it is at its end.
create table if not exists listing_document (
  store     varchar(64) not null,
  owner_id  varchar(40) not null, -- of a product or a family
  family_id varchar(40) not null, -- of a product, the family that it belongs to; else empty
  document  text        not null,
  primary key (store, owner_id)
);
create index if not exists listing_document_by_family on listing_document (store, family_id);

-- Products whose link somebody broke: an equal SKU does not make Handshake show their stock.
create table if not exists unlinked_product (
  store      varchar(64) not null,
  product_id varchar(40) not null,
  primary key (store, product_id)
);

-- The name that both categories of a link had when it was made, or was last followed.
alter table category_link add column if not exists name varchar(512);

-- A dry run changes nothing but its own job; the calls that it would have sent, in their order.
alter table job add column if not exists dry_run boolean default false not null;
create table if not exists dry_run_call (
  job_id   varchar(40)  not null,
  position integer      not null,
  system   varchar(16)  not null, -- handshake or dear
  method   varchar(8)   not null,
  path     varchar(512) not null,
  query    text,
  request  text,                  -- what would have been sent, as JSON
  primary key (job_id, position)
);
