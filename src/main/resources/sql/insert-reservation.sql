-- stock that is kept back for an order; services and what is always drop-shipped need none
insert into stock_reservation (store, order_id, sku, location, quantity, item_id, variant_sku)
select :#store, :#orderId, :#sku, :#location, cast(:#quantity as numeric(19, 4)), :#itemId, :#variantSku
where not exists (
  select 1 from product_index p
  where p.sku = :#sku and (p.type = 'Service' or p.drop_ship_mode = 'Always Drop Ship'))
