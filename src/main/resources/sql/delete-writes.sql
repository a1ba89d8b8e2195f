-- the writes of a forgotten order; its next generation has another ExternalID
delete from remote_write where subject = :#externalId
  and not exists (select 1 from closed_day c where c.external_id = :#externalId)
