-- an entry of one of a store's lists
insert into reference_entry (owner, book, entry_key, name, document)
values (:#store, :#book, :#entryKey, :#name, :#document)
on conflict do nothing
