-- The comparison of Handshake's orders, the log and DEAR's sales.

-- The sales that DEAR listed for the comparison that is under way; none between two of them.
create table if not exists listed_sale (
  store       varchar(64)  not null,
  sale_id     varchar(40)  not null, -- in small letters
  owner_id    varchar(256) not null, -- the order's id; the sale's ExternalID where it is that of a day
  external_id varchar(256) not null,
  number      varchar(64)  not null,
  voided      boolean      not null,
  amount      numeric(19, 4),        -- InvoiceAmount; null without an invoice
  credit_note varchar(256) not null, -- CreditNoteNumber; empty without one
  updated     varchar(40)  not null,
  primary key (store, sale_id)
);
create index if not exists listed_sale_by_owner on listed_sale (store, owner_id);

-- Sales that were read since their row in DEAR's list did not tell that they are as they were written.
create table if not exists reconciled_sale (
  external_id varchar(256) not null primary key,
  store       varchar(64)  not null,
  hint        varchar(512) not null, -- what the row told; the sale is read again when it changes
  digest      varchar(512),          -- what differs; null where nothing does
  accepted    boolean      not null, -- a person has let the difference be
  read_at     timestamp with time zone not null
);
create index if not exists reconciled_sale_by_store on reconciled_sale (store);
