-- the documents of a forgotten order
delete from order_document where store = :#store and order_id = :#orderId
