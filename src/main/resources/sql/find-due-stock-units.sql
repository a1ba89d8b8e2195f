-- stock units that should show something else; not while a lost write may still be done. In the order of an
-- index, to the last column of it, so that a batch costs what it holds
select u.unit_id
from stock_unit u
join stock_owner o on o.store = u.store and o.kind = u.kind and o.owner_id = u.owner_id
where u.store = :#store and u.kind = :#kind and u.due = true and u.refusal is null and o.product_id is not null
  and (u.intent_at is null or u.intent_at < :#settledBefore)
order by u.store, u.due, u.kind, u.unit_id
limit :#batch
