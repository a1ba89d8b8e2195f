-- whether money waits for a sale
select sale_id from waiting_payment where sale_id = :#saleId
union
select sale_id from waiting_credit where sale_id = :#saleId
