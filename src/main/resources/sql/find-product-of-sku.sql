-- the product in DEAR that is sold under a SKU
select min(product_id) from product_index where sku = :#sku and status <> 'Deprecated'
