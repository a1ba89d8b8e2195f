-- the credit note is in DEAR, with its refund
delete from waiting_credit where credit_key = :#creditKey
