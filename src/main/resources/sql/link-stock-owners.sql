-- which DEAR product an item or a variant is: by link, then by SKU; what DEAR keeps no stock of is none
update stock_owner
set product_id = (
  select min(p.product_id) from product_index p
  where p.status <> 'Deprecated' and p.type = 'Stock' and p.drop_ship_mode <> 'Always Drop Ship'
    and p.product_id = coalesce(
      (select min(l.product_id) from product_link l
       join product_index i on i.product_id = l.product_id and i.status <> 'Deprecated'
       where l.store = stock_owner.store and l.item_id = stock_owner.item_id and l.variant_sku = stock_owner.variant_sku),
      (select min(s.product_id) from product_index s where s.sku = stock_owner.sku and s.status <> 'Deprecated')))
where store = :#store and product_id is distinct from (
  select min(p.product_id) from product_index p
  where p.status <> 'Deprecated' and p.type = 'Stock' and p.drop_ship_mode <> 'Always Drop Ship'
    and p.product_id = coalesce(
      (select min(l.product_id) from product_link l
       join product_index i on i.product_id = l.product_id and i.status <> 'Deprecated'
       where l.store = stock_owner.store and l.item_id = stock_owner.item_id and l.variant_sku = stock_owner.variant_sku),
      (select min(s.product_id) from product_index s where s.sku = stock_owner.sku and s.status <> 'Deprecated')))
