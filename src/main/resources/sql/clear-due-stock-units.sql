-- a stock unit shows what it should, or nobody knows what it should show
update stock_unit set due = false where store = :#store and kind = :#kind and unit_id = :#unitId
