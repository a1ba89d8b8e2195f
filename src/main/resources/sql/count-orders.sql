-- how many orders there are in all pages
select cast(sum(orders) as bigint) as total
from (
  select count(*) as orders
  from order_log
  where captured_at >= :#from and captured_at < :#to
    and (:#store = '' or store = :#store)
    and state in (:#in:states)
    and (:#order = '' or order_id = :#order or order_number in (:#order, :#number))
    and (:#text = '' or position(:#text in
      lower(order_number || ' ' || order_id || ' ' || coalesce(sale_number, ''))) > 0)
  union all
  select count(*)
  from skipped_order
  where skipped_at >= :#from and skipped_at < :#to
    and (:#store = '' or store = :#store)
    and 'SKIPPED' in (:#in:states)
    and (:#order = '' or order_id = :#order or order_number in (:#order, :#number))
    and (:#text = '' or position(:#text in lower(order_number || ' ' || order_id)) > 0)) kinds
