-- the link of a category is written anew
delete from category_link where store = :#store and category_no = :#categoryNo
