-- a day's sale waits for a capture that reads what changed in Handshake
update closed_day
set next_attempt_at = :#nextAttemptAt, cause = 'CAPTURE',
    reason = 'Its orders were not read from Handshake for a while; a capture is asked for',
    remedy = 'Nothing to do'
where external_id = :#subject
