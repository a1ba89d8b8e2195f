package io.handshakedear.sandbox;

/**
 * DELETE sale without Void: takes the last authorisation back, so that the document can be edited
 * again.
 */
final class DearUndo {
    private final DearStock stock;

    DearUndo(DearStock stock) {
        this.stock = stock;
    }

    void undo(DearSale sale) {
        sale.requireLive();
        String last = sale.history.peek();
        if (last == null) {
            throw Refusal.dear("Nothing to undo in sale " + sale.orderNumber + ".");
        }
        String what = last.substring(0, last.indexOf(':'));
        String id = last.substring(last.indexOf(':') + 1);
        for (DearSale.Task task : sale.tasks) {
            if (task.taskId.equals(id)) {
                switch (what) {
                    case "pick" -> task.pick = DearSale.DRAFT;
                    case "pack" -> task.pack = DearSale.DRAFT;
                    case "ship" ->
                            throw Refusal.dear(
                                    "Shipment of sale " + sale.orderNumber + " cannot be undone.");
                    default -> {
                        // an invoice of the same number
                    }
                }
                if (what.equals("pick")) {
                    task.pack = DearSale.NOT_AVAILABLE;
                } else if (what.equals("pack")) {
                    task.ship = DearSale.NOT_AVAILABLE;
                }
            }
        }
        switch (what) {
            case "quote" -> sale.quote.status = DearSale.DRAFT;
            case "order" -> order(sale);
            case "invoice" -> invoice(sale, id);
            case "credit" ->
                    sale.creditNotes.stream()
                            .filter(note -> note.taskId.equals(id))
                            .forEach(note -> note.status = DearSale.DRAFT);
            default -> {
                // pick, pack and ship are done above
            }
        }
        sale.history.pop();
    }

    private void order(DearSale sale) {
        stock.release(sale.allocations);
        sale.order.status = DearSale.DRAFT;
        sale.order.lines.forEach(line -> line.backorder = java.math.BigDecimal.ZERO);
        for (DearSale.Task task : sale.tasks) {
            task.pick = DearSale.NOT_AVAILABLE;
            task.pickLines.removeAll();
        }
    }

    private static void invoice(DearSale sale, String taskId) {
        if (sale.payments.stream().anyMatch(payment -> payment.taskId.equals(taskId))) {
            throw Refusal.dear("The invoice of sale " + sale.orderNumber + " has payments.");
        }
        sale.invoices.stream()
                .filter(invoice -> invoice.taskId.equals(taskId))
                .forEach(invoice -> invoice.status = DearSale.DRAFT);
    }
}
