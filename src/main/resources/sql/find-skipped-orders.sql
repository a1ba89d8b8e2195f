-- orders to look at again
select document from skipped_order where store = :#store order by last_edited
