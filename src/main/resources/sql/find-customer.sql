-- the DEAR customer of a Handshake customer: by link, else by its name
select customer_id, fingerprint, status, currency
from (
  select k.customer_id, k.fingerprint, c.status, c.currency, 1 as preference
  from customer_link k
  left join customer_index c on c.customer_id = k.customer_id
  where k.store = :#store and k.customer_no = :#customerNo
  union all
  select customer_id, null, status, currency,
         case when status = 'Active' then 2 else 3 end
  from customer_index
  where name = :#nameKey
) candidates
order by preference
limit 1
