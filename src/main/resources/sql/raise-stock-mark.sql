-- the stock of a product is to be read once more
update stock_mark set marks = marks + 1 where product_id = :#productId
