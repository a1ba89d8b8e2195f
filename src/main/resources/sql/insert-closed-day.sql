-- a day, or a part of one, whose sale is to be written; without orders there is none
insert into closed_day
  (store, business_day, part, external_id, closed_at, state, orders, next_attempt_at, changed_at)
values
  (:#store, :#day, :#part, cast(:#sale as varchar), current_timestamp, :#state, :#orders,
   current_timestamp, current_timestamp)
