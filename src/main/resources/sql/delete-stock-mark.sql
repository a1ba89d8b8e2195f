-- the stock of a product was read, and it was not marked again meanwhile
delete from stock_mark where product_id = :#productId and marks = :#marks
