-- Where the orders are that Handshake cannot give, so that later runs need not search for them.
create table if not exists left_out_order (
  store      varchar(64)  not null,
  order_id   varchar(100) not null,              -- unreadable-…, the row that stands for it in the log
  since      timestamp with time zone not null,  -- the list from this time on …
  row_offset integer      not null,              -- … has it behind so many rows,
  until      timestamp with time zone not null,  -- and before this time
  primary key (store, order_id)
);
