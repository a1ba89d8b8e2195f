-- when a day fails again, people are told again
delete from sent_alert where cause like 'day:handshake:' || :#store || ':%'
