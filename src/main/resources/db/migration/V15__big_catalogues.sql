-- H2 reads a list of values by the first column of an index only, and in an index's order only where all
-- of its columns are asked for: these make what a page or a batch of stock, and an order, looks up cost
-- what it holds, not what the catalogue holds.
create index if not exists stock_owner_of_product on stock_owner (product_id, store);
drop index if exists stock_owner_by_product;
create index if not exists stock_unit_by_id on stock_unit (unit_id, kind, store);
create index if not exists stock_unit_of_due on stock_unit (store, due, kind, unit_id);
drop index if exists stock_unit_by_due;
create index if not exists product_link_by_item on product_link (item_id, store);
