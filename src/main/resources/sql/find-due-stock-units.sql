-- stock units that should show something else; not while their product is to be read, or a lost write may still be done
select u.unit_id
from stock_unit u
join stock_owner o on o.store = u.store and o.kind = u.kind and o.owner_id = u.owner_id
where u.store = :#store and u.kind = :#kind and u.due = true and u.refusal is null and o.product_id is not null
  and (u.intent_at is null or u.intent_at < :#settledBefore)
  and not exists (select 1 from stock_mark m where m.product_id = o.product_id)
order by u.unit_id
limit :#batch
