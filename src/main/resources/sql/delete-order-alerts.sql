-- when the order fails again, people are told again
delete from sent_alert where cause like 'order:' || :#externalId || ':%'
