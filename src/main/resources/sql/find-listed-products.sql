-- the products of DEAR that a listing has brought to Handshake
select distinct l.product_id
from listing g
join product_link l on l.store = g.store and l.item_id = g.item_id
where g.job_id = :#jobId and g.state in ('LISTED', 'PARTLY')
