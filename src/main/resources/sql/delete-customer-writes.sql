-- the writes of a customer that a load has done; its next time is another write
delete from remote_write
where subject = 'customer:' || :#store || ':' || :#customerNo and state = 'DONE'
