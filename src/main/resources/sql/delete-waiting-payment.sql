-- the payment is in DEAR, or nobody needs it
delete from waiting_payment where sale_id = :#sale_id
