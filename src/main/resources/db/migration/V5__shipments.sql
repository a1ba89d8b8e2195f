-- Shipments on their way from DEAR to Handshake.

-- One row for each sale whose shipments were looked at, or are to be: a poll of DEAR or a webhook marks
-- it, and it is looked at until marks and looked are equal.
create table if not exists sale_shipment (
  store             varchar(64)  not null,
  order_id          varchar(100) not null,
  sale_id           varchar(40)  not null,
  listed            varchar(64), -- digest of shipping status and tracking as saleList last showed them
  seen              varchar(64), -- the same as the sale itself showed them when it was last read
  updated           varchar(40), -- when DEAR had changed the sale, as saleList last said
  waits_for_carrier boolean      not null, -- then any change of the sale is worth a look
  marks             integer      not null,
  looked            integer      not null,
  next_attempt_at   timestamp with time zone, -- without a time it waits for a person or a new mark
  attempts          integer      not null,
  primary key (store, order_id)
);
create index if not exists sale_shipment_by_time on sale_shipment (store, next_attempt_at);

-- Shipments that Handshake has, by DEAR's fulfilment task.
create table if not exists pushed_shipment (
  task_id  varchar(40)  not null primary key,
  store    varchar(64)  not null,
  order_id varchar(100) not null,
  number   integer      not null, -- DEAR's number of the fulfilment
  uuid     varchar(64)  not null, -- Handshake's
  uri      varchar(256) not null,
  digest   varchar(64)  not null, -- of what Handshake was told last
  version  integer      not null  -- counts what it was told
);
create index if not exists pushed_shipment_by_order on pushed_shipment (store, order_id);

-- A saleList row names the sale of an order, a webhook its number.
create index if not exists order_log_by_external_id on order_log (external_id);
create index if not exists order_log_by_sale_number on order_log (sale_number);
