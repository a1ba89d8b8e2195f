-- the link is written anew
delete from customer_link where store = :#store and customer_no = :#customerNo
