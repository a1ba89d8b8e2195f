-- the load that saw a customer last
select job_id from loaded_customer where store = :#store and customer_no = :#customerNo
