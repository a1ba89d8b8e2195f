-- a change of an order whose day is planned and not written: should the plan be dropped, it is read again
update order_log
set seen_at = timestamp with time zone '1970-01-01 00:00:00+00'
where store = :#store and order_id = :#orderId and state = 'PROCESSING' and business_day is not null
