-- one row if this change of a draft version is news
insert into draft_order (store, order_id, last_edited)
values (:#store, :#orderId, :#lastEdited)
on conflict do nothing
