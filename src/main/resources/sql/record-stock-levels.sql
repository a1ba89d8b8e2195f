-- a stock unit shows its level
update stock_unit
set shelf_qty = :#quantity, intent_at = null, due = false
where store = :#store and kind = :#kind and unit_id = :#unitId
