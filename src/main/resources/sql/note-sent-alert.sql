-- people have been told
update sent_alert set sent_at = current_timestamp where cause = :#cause
