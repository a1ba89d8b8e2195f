-- orders that lack a product are no longer held when products were read
update order_log
set state = 'PENDING'
where :#rowsRead > 0 and :#index = 'products' and state = 'HELD' and cause = 'UNKNOWN_SKU'
