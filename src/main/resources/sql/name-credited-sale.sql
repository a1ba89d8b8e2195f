-- credit notes that were booked with the plan of their day know its sale now; a draft was looked at when it
-- was written
update waiting_credit
set sale_id = :#saleId,
    looked_at = (select w.done_at from remote_write w
                 where :#draft = true and w.subject = :#subject and w.write_name = 'sale-invoice')
where external_id = :#subject and sale_id = ''
