-- a Handshake category is a DEAR category; the name is that of both when they were linked
insert into category_link (store, category_no, category_id, name)
values (:#store, :#categoryNo, :#categoryId, :#name)
on conflict do nothing
