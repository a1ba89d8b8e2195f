-- the DEAR product of an item or variant: by link, else by its SKU
select product_id, fingerprint, status
from (
  select l.product_id, l.fingerprint, p.status,
         case when l.variant_id = :#variantId then 1 else 2 end as preference
  from product_link l
  join product_index p on p.product_id = l.product_id
  where l.store = :#store and l.item_id = :#itemId
    and (l.variant_id = :#variantId and l.variant_id <> '' or l.variant_sku = :#variantSku)
  union all
  select product_id, null, status, case when status = 'Deprecated' then 4 else 3 end
  from product_index
  where sku = :#sku
) candidates
order by preference
limit 1
