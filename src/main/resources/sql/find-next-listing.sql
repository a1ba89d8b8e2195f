-- the next product or family of a listing, unless somebody has stopped it
select l.owner_id, l.kind, l.fingerprint, l.attempts, l.created, l.updated
from listing l
join job j on j.id = l.job_id
where l.job_id = :#jobId and l.state in ('WAITING', 'TRYING') and j.stop_asked = false
order by l.sku, l.owner_id
limit 1
