-- which DEAR product an item or a variant is: by link, then by SKU unless somebody broke that link; what DEAR keeps no stock of is none
update stock_owner
set product_id = nullif(coalesce(
  (select min(case when i.type = 'Stock' and i.drop_ship_mode <> 'Always Drop Ship' then i.product_id else '' end)
   from product_link l
   join product_index i on i.product_id = l.product_id and i.status <> 'Deprecated'
   where l.store = stock_owner.store and l.item_id = stock_owner.item_id and l.variant_sku = stock_owner.variant_sku),
  (select min(case when s.type = 'Stock' and s.drop_ship_mode <> 'Always Drop Ship' then s.product_id else '' end)
   from product_index s where s.sku = stock_owner.sku and s.status <> 'Deprecated'
     and not exists (select 1 from unlinked_product u
                     where u.store = stock_owner.store and u.product_id = s.product_id))), '')
where store = :#store and product_id is distinct from nullif(coalesce(
  (select min(case when i.type = 'Stock' and i.drop_ship_mode <> 'Always Drop Ship' then i.product_id else '' end)
   from product_link l
   join product_index i on i.product_id = l.product_id and i.status <> 'Deprecated'
   where l.store = stock_owner.store and l.item_id = stock_owner.item_id and l.variant_sku = stock_owner.variant_sku),
  (select min(case when s.type = 'Stock' and s.drop_ship_mode <> 'Always Drop Ship' then s.product_id else '' end)
   from product_index s where s.sku = stock_owner.sku and s.status <> 'Deprecated'
     and not exists (select 1 from unlinked_product u
                     where u.store = stock_owner.store and u.product_id = s.product_id))), '')
