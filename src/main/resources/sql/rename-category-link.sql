-- both categories of a link have this name now
update category_link set name = :#name where store = :#store and category_no = :#categoryNo
