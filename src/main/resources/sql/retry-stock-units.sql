-- what Handshake refused is tried again
update stock_unit set refusal = null, due = true where store = :#store and refusal is not null
