-- a product of DEAR
insert into product_index (product_id, sku, name, type, drop_ship_mode, kit, status, tags)
values (:#productId, :#sku, :#name, :#type, :#dropShipMode, :#kit, :#status, :#tags)
