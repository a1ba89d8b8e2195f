-- a stock unit should show something else
update stock_unit set due = true where store = :#store and kind = :#kind and unit_id = :#unitId
