-- how many of a store's stock units should show something else
select count(*) as due from stock_unit where store = :#store and due = true and refusal is null
