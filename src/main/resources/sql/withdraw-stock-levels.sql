-- a stock unit's level was certainly not written
update stock_unit set intent_at = null where store = :#store and kind = :#kind and unit_id = :#unitId
