-- the writes of a forgotten order; its next generation has another ExternalID
delete from remote_write
where subject = :#externalId
  or substring(subject, 1, char_length(:#externalId) + 1) = :#externalId || '#'
