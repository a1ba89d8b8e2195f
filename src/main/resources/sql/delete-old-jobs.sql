-- jobs that ended long ago
delete from job where ended_at < :#jobsBefore
