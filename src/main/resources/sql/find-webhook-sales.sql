-- the orders that a webhook means, by the sale's id or number
select store, order_id, sale_id from order_log where sale_id = :#saleId
union
select store, order_id, sale_id from order_log where sale_number = :#saleNumber and sale_id is not null
