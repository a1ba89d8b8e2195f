-- a Handshake category is a DEAR category
insert into category_link (store, category_no, category_id)
values (:#store, :#categoryNo, :#categoryId)
on conflict do nothing
