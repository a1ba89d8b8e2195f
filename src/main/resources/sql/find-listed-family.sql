-- the Handshake item of a family
select min(item_id) from family_link where store = :#store and family_id = :#ownerId
