-- the writes of a forgotten order; its next generation has another ExternalID
delete from remote_write where subject = :#externalId
