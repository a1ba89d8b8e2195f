-- The tags of DEAR's products and families are choices of a bulk listing: both indexes are read once more for them.
alter table product_index add column if not exists tags varchar(1000);
alter table family_index add column if not exists tags varchar(1000);
delete from flow_cursor where owner = 'dear' and flow in ('products', 'families');

-- The call that told a write's result, such as POST sale/order; a look-up where the answer was lost.
alter table remote_write add column if not exists told_by varchar(200);
