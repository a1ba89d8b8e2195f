-- a product that we created is in the index at once
insert into product_index (product_id, sku, name, type, drop_ship_mode, kit, status)
values (:#productId, :#sku, :#name, 'Stock', 'No Drop Ship', false, 'Active')
on conflict do nothing
