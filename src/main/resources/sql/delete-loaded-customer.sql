-- what became of a customer is written anew
delete from loaded_customer where store = :#store and customer_no = :#customerNo
