-- what saleList shows of a sale; news marks it
update sale_shipment
set sale_id = :#saleId, listed = :#listed, updated = :#updated, marks = marks + :#news,
    attempts = case when :#news = 1 then 0 else attempts end,
    next_attempt_at = case when :#news = 1 then current_timestamp else next_attempt_at end
where store = :#store and order_id = :#orderId
