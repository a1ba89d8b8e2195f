-- an entry of a reference book; two flows may read the same book at once
insert into reference_entry (owner, book, entry_key, name, document)
values ('dear', :#book, :#entryKey, :#name, :#document)
on conflict do nothing
