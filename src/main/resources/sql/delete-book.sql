-- a reference book is written anew
delete from reference_entry where owner = 'dear' and book = :#book
