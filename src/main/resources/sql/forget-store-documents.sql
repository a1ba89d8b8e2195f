-- a store is disconnected: orders as Handshake gave them
delete from order_document where store = :#store
