-- orders that lack a product are no longer held when products were read; stores share DEAR's products
update order_log
set state = 'PENDING'
where store in (:#in:stores) and state = 'HELD' and cause = 'UNKNOWN_SKU'
