package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** The statuses and amounts of a sale that DEAR derives (DEAR API: status values). */
final class DearSaleStatus {
    private DearSaleStatus() {}

    /** The derived status of a sale. */
    static String status(DearSale sale) {
        if (sale.voided) {
            return DearSale.VOIDED;
        }
        if (!sale.order.authorised()) {
            if (sale.skipQuote) {
                return "ORDERING";
            }
            return !sale.quote.authorised()
                    ? "ESTIMATING"
                    : sale.order.is(DearSale.DRAFT) ? "ORDERING" : "ESTIMATED";
        }
        boolean invoiced = sale.invoices.stream().anyMatch(DearSale.Document::authorised);
        boolean paid =
                invoiced
                        && sale.invoices.stream()
                                .allMatch(
                                        invoice ->
                                                invoice.is("PAID") || invoice.is(DearSale.VOIDED));
        boolean shipped = sale.serviceOnly || shipping(sale).equals("SHIPPED");
        if (sale.creditNotes.stream().anyMatch(DearSale.Document::authorised)) {
            return "CREDITED";
        }
        if (sale.backordered()) {
            return "BACKORDERED";
        }
        if (invoiced) {
            return paid && shipped ? "COMPLETED" : "INVOICED";
        }
        if (sale.invoices.stream().anyMatch(invoice -> invoice.is(DearSale.DRAFT))) {
            return "INVOICING";
        }
        DearSale.Task task = sale.tasks.get(0);
        if (!task.shipLines.isEmpty() || shipped && !sale.serviceOnly) {
            return "SHIPPING";
        }
        if (task.pack.equals(DearSale.AUTHORISED)) {
            return "PACKED";
        }
        if (!task.packLines.isEmpty()) {
            return "PACKING";
        }
        if (task.pick.equals(DearSale.AUTHORISED)) {
            return "PICKED";
        }
        return task.pickLines.isEmpty() ? "ORDERED" : "PICKING";
    }

    private static String combined(DearSale sale, Function<DearSale.Task, String> part) {
        List<String> statuses = sale.tasks.stream().map(part).distinct().toList();
        return statuses.size() == 1 ? statuses.get(0) : "MIXED";
    }

    /** NOT X, Xing, PARTIALLY Xed or Xed. */
    private static String progress(
            DearSale sale, Function<DearSale.Task, String> part, String word, String doing) {
        if (sale.voided) {
            return DearSale.VOIDED;
        }
        String combined = combined(sale, part);
        return switch (combined) {
            case DearSale.NOT_AVAILABLE ->
                    sale.order.authorised() && !sale.serviceOnly ? "NOT " + word : combined;
            case DearSale.AUTHORISED -> word;
            case DearSale.DRAFT -> doing;
            default -> "PARTIALLY " + word;
        };
    }

    private static String doing(boolean lines, String doing, String word) {
        return lines ? doing : "NOT " + word;
    }

    /** CombinedPickingStatus. */
    static String picking(DearSale sale) {
        boolean lines = sale.tasks.stream().anyMatch(task -> !task.pickLines.isEmpty());
        return progress(sale, task -> task.pick, "PICKED", doing(lines, "PICKING", "PICKED"));
    }

    /** CombinedPackingStatus. */
    static String packing(DearSale sale) {
        boolean lines = sale.tasks.stream().anyMatch(task -> !task.packLines.isEmpty());
        return progress(sale, task -> task.pack, "PACKED", doing(lines, "PACKING", "PACKED"));
    }

    /** CombinedShippingStatus. */
    static String shipping(DearSale sale) {
        boolean lines = sale.tasks.stream().anyMatch(task -> !task.shipLines.isEmpty());
        String progress =
                progress(sale, task -> task.ship, "SHIPPED", doing(lines, "SHIPPING", "SHIPPED"));
        return progress.equals("SHIPPED") && !allShipped(sale) ? "PARTIALLY SHIPPED" : progress;
    }

    /** True if tasks that are shipped hold all goods of the order. */
    private static boolean allShipped(DearSale sale) {
        for (DearSale.Line line : sale.order.lines) {
            BigDecimal open = BigDecimal.ZERO;
            for (DearSale.Line same : sale.order.lines) {
                open = same.sku.equals(line.sku) ? open.add(same.quantity) : open;
            }
            for (DearSale.Task task : sale.tasks) {
                boolean shipped = task.ship.equals(DearSale.AUTHORISED);
                for (JsonNode done : shipped ? task.pickLines : Json.array()) {
                    boolean same = done.get("SKU").asText().equalsIgnoreCase(line.sku);
                    open = same ? open.subtract(done.get("Quantity").decimalValue()) : open;
                }
            }
            if (line.stocked && open.signum() > 0) {
                return false;
            }
        }
        return true;
    }

    private static String fulfilment(DearSale sale) {
        String shipping = shipping(sale);
        return switch (shipping) {
            case "SHIPPED" -> "FULFILLED";
            case DearSale.VOIDED, DearSale.NOT_AVAILABLE -> shipping;
            default -> shipping.startsWith("PARTIALLY") ? "PARTIALLY FULFILLED" : "NOT FULFILLED";
        };
    }

    private static String invoicing(DearSale sale) {
        if (sale.voided) {
            return DearSale.VOIDED;
        }
        boolean invoiced = sale.invoices.stream().anyMatch(DearSale.Document::authorised);
        boolean credited = sale.creditNotes.stream().anyMatch(DearSale.Document::authorised);
        return !invoiced ? "NOT INVOICED" : credited ? "INVOICED / CREDITED" : "INVOICED";
    }

    /** The total of the invoices that are not voided. */
    static BigDecimal invoiced(DearSale sale) {
        return sale.invoices.stream()
                .filter(invoice -> !invoice.is(DearSale.VOIDED))
                .map(invoice -> invoice.total(sale.inclusive))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sum of the payments; refunds are none. */
    static BigDecimal paid(DearSale sale) {
        return sale.payments.stream()
                .filter(payment -> !payment.type.equals("REFUND"))
                .map(payment -> payment.amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String paying(DearSale sale) {
        if (sale.voided) {
            return DearSale.VOIDED;
        }
        BigDecimal paid = paid(sale);
        if (paid.signum() == 0) {
            return "UNPAID";
        }
        if (sale.invoices.isEmpty()) {
            return "PREPAID";
        }
        return paid.compareTo(DearFields.round(invoiced(sale), 2)) >= 0 ? "PAID" : "PARTIALLY PAID";
    }

    /** Puts the combined statuses of a sale into how it is shown. */
    static void statuses(ObjectNode node, DearSale sale) {
        node.put("CombinedPickingStatus", picking(sale))
                .put("CombinedPackingStatus", packing(sale));
        node.put("CombinedShippingStatus", shipping(sale))
                .put("CombinedInvoiceStatus", invoicing(sale));
        node.put("CombinedPaymentStatus", paying(sale)).put("FulFilmentStatus", fulfilment(sale));
    }
}
