-- all that the log knows of an order whose sale follows Handshake
select l.order_id, l.order_number, l.generation, l.external_id, l.state, l.status, l.fingerprint,
       l.currency, l.tax_rule, l.location, l.last_edited, l.sale_id, l.sale_number, coalesce(p.attempts, 0) as attempts, d.document,
       c.change, c.fingerprint as change_fingerprint, c.status as change_status,
       c.document as change_document,
       wp.order_date, wp.payment_rate, wc.credit_key, wc.document as credit_document,
       cd.document as day_plan, cd.remaining as day_remaining,
       (select coalesce(sum(w.total), 0) from waiting_credit w
        where w.external_id = l.external_id) as day_waiting,
       exists (select 1 from remote_write w where w.subject = l.external_id) as written,
       exists (select 1 from remote_write w
               where w.subject = l.external_id and w.write_name = 'payment-delete') as payment_delete_begun,
       exists (select 1 from remote_write w
               where w.subject = l.external_id and w.write_name = 'sale-void') as void_begun,
       exists (select 1 from remote_write w
               where w.subject = l.external_id and w.write_name = 'sale-payment') as payment_begun,
       exists (select 1 from remote_write w where w.subject = wc.credit_key) as credit_begun,
       exists (select 1 from remote_write w
               where w.subject = wc.credit_key and w.write_name = 'refund') as refund_begun,
       (select max(w.intent_at) from remote_write w
        where w.subject = l.external_id and w.state = 'INTENT'
          and w.write_name in ('sale-order', 'sale-invoice', 'sale-payment')) as open_since
from order_log l
left join pending_order p on p.store = l.store and p.order_id = l.order_id
left join order_document d
  on d.store = l.store and d.order_id = l.order_id and d.generation = l.generation
left join changed_order c on c.store = l.store and c.order_id = l.order_id
left join waiting_payment wp on wp.store = l.store and wp.order_id = l.order_id
left join waiting_credit wc on wc.store = l.store and wc.order_id = l.order_id
left join closed_day cd on cd.external_id = l.external_id and l.business_day is not null
where l.store = :#store and l.order_id = :#orderId
order by wc.waiting_since, wc.credit_key
limit 1
