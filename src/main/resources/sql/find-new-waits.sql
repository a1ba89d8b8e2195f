-- whether money waits that was not looked at yet
select store from waiting_payment where looked_at is null
union all
select store from waiting_credit where looked_at is null
limit 1
