-- the time by the clock that reservations are released by
select current_timestamp as now
