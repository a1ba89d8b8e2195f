-- alert.url did not take an alert
update sent_alert set attempts = attempts + 1 where cause = :#cause
