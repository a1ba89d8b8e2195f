-- products whose stock is to be read by themselves
select product_id, marks from stock_mark order by product_id limit 50
