-- a skipped order's row is written anew when anything in it is new
delete from skipped_order
where store = :#store and order_id = :#orderId
  and (order_number <> :#orderNumber or cause <> :#cause or reason <> :#reason
       or remedy <> :#remedy or document <> :#document
       or coalesce(status, '') <> coalesce(cast(:#status as varchar), ''))
