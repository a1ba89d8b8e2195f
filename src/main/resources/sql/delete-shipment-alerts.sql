-- when the order's shipments fail again, people are told again
delete from sent_alert where cause like 'shipment:' || :#externalId || ':%'
