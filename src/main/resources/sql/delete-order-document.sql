-- the document is written anew
delete from order_document
where store = :#store and order_id = :#orderId and generation = :#generation
