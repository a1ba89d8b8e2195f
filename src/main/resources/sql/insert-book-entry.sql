-- an entry of a reference book
insert into reference_entry (owner, book, entry_key, name, document)
values ('dear', :#book, :#entryKey, :#name, :#document)
