-- the DEAR category of a Handshake category
select category_id
from category_link
where store = :#store and category_no = :#categoryNo
