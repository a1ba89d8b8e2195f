-- the writes of a forgotten order and of its parts; its next generation has another ExternalID
delete from remote_write
where (subject = :#externalId or subject like :#externalId || U&'\0023%')
  and not exists (select 1 from closed_day c where c.external_id = :#externalId)
