-- a draft version that was followed before it changed again
delete from draft_order
where store = :#store and order_id = :#orderId and last_edited < :#lastEdited
