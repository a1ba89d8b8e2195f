-- stores of which nothing is captured or processed
select store from disconnected_store
