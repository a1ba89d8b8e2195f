-- loads of the store that are not at their end
select count(*) from job
where store = :#store and command in ('load-products', 'load-customers', 'list')
  and state in ('WAITING', 'RUNNING') and dry_run = false
