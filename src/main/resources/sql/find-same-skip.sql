-- an order that was skipped for the same reason, and has not changed since
select order_id
from skipped_order
where store = :#store and order_id = :#orderId and cause = :#cause and reason = :#reason
  and (last_edited = cast(:#lastEdited as timestamp with time zone) or document = :#document)
