-- people are to be told of this cause, unless they were
insert into sent_alert (cause, alert, store, order_id, at)
values (:#cause, :#text, :#store, :#orderId, current_timestamp)
on conflict do nothing
