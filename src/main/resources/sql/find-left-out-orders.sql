-- where the orders are that Handshake could not give, as far as a run can meet them
select order_id, since, row_offset
from left_out_order
where store = :#store and until >= :#since
order by since, row_offset
