-- a page of orders, newest first; an empty text stands for any
select store, order_id, order_number, generation, state, cause, reason, remedy, status, currency,
       total, tax_rule, location, last_edited, captured_at, changed_at, sale_id, sale_number,
       business_day
from orders
where (:#store = '' or store = :#store)
  and (:#state = '' or state = :#state)
  and (:#order = '' or order_id = :#order or order_number in (:#order, :#number))
order by captured_at desc, order_id desc
limit :#limit offset :#offset
