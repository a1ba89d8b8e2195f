-- one row if people were not told of this cause yet
insert into sent_alert (cause, at)
values (:#cause, current_timestamp)
on conflict do nothing
