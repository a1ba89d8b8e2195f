-- what should show something else when the levels followed DEAR last; they do not any more
update stock_unit set due = false where store = :#store and due = true
