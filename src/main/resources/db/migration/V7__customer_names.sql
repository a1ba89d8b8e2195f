-- Customers are found by their names in small letters from now on, and words such as Deprecated are
-- kept as DEAR's documents write them: both indexes are read anew.
delete from flow_cursor where owner = 'dear' and flow in ('customers', 'products');
delete from customer_index;
