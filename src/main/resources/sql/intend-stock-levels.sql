-- a stock unit's level is about to be written
update stock_unit set intent_at = :#at where store = :#store and kind = :#kind and unit_id = :#unitId
