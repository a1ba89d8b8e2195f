-- Handshake does not take a stock unit's level, it is left out from now on
update stock_unit
set refusal = :#refusal, due = false
where store = :#store and kind = :#kind and unit_id = :#unitId
