package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sale of DEAR: its header and its documents. Statuses that DEAR derives are in {@link
 * DearSaleStatus}.
 */
final class DearSale {
    static final String NOT_AVAILABLE = "NOT AVAILABLE";
    static final String DRAFT = "DRAFT";
    static final String AUTHORISED = "AUTHORISED";
    static final String VOIDED = "VOIDED";

    /**
     * A product line, or an additional charge (then the name is its description and there is no
     * product).
     */
    static final class Line {
        boolean charge;
        String productId;
        String sku;
        String name;
        BigDecimal quantity;
        BigDecimal price;
        BigDecimal discount;
        BigDecimal tax;
        BigDecimal total;
        String taxRule;
        String comment;
        String account;
        boolean dropShip;
        boolean stocked;
        BigDecimal backorder = BigDecimal.ZERO;

        ObjectNode json() {
            ObjectNode node = Json.object();
            if (charge) {
                node.put("Description", name);
            } else {
                node.put("ProductID", productId).put("SKU", sku).put("Name", name);
            }
            node.put("Quantity", quantity).put("Price", price).put("Discount", discount);
            node.put("Tax", tax)
                    .put("TaxRule", taxRule)
                    .put("Total", total)
                    .put("Comment", comment);
            if (account != null) {
                node.put("Account", account);
            }
            if (!charge) {
                node.put("DropShip", dropShip).put("AverageCost", 0);
                node.put("BackorderQuantity", backorder).put("Backorder", backorder.signum() > 0);
            }
            return node;
        }
    }

    /** Quote, order, invoice or credit note: lines with a status. */
    static class Document {
        String status = NOT_AVAILABLE;
        String memo = "";
        List<Line> lines = new ArrayList<>();
        List<Line> charges = new ArrayList<>();

        boolean is(String wanted) {
            return status.equals(wanted);
        }

        boolean authorised() {
            return is(AUTHORISED) || is("PAID");
        }

        boolean open() {
            return is(DRAFT) || is(NOT_AVAILABLE);
        }

        private BigDecimal sum(boolean tax) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Line line : lines) {
                sum = sum.add(tax ? line.tax : line.total);
            }
            for (Line line : charges) {
                sum = sum.add(tax ? line.tax : line.total);
            }
            return sum;
        }

        BigDecimal tax() {
            return sum(true);
        }

        /** With tax: inclusive lines contain it. */
        BigDecimal total(boolean inclusive) {
            return inclusive ? sum(false) : sum(false).add(sum(true));
        }

        void into(ObjectNode node, boolean inclusive) {
            node.put("Memo", memo).put("Status", status);
            node.set("Lines", array(lines));
            node.set("AdditionalCharges", array(charges));
            node.put("TotalBeforeTax", total(inclusive).subtract(tax()));
            node.put("Tax", tax()).put("Total", total(inclusive));
        }

        static ArrayNode array(List<Line> lines) {
            ArrayNode list = Json.array();
            lines.forEach(line -> list.add(line.json()));
            return list;
        }
    }

    static final class Invoice extends Document {
        String taskId;
        String number;
        String date;
        String due;
        String address1;
        String address2;
        BigDecimal rate = BigDecimal.ONE;
    }

    static final class CreditNote extends Document {
        String taskId;
        String number;
        String invoiceNumber;
        String date;
        BigDecimal rate = BigDecimal.ONE;
        ArrayNode restock = Json.array();
    }

    static final class Payment {
        String id;
        String taskId;
        String type;
        BigDecimal amount;
        String datePaid;
        String account;
        BigDecimal rate;
        String reference;
        String created;
    }

    /** A fulfilment task: pick, pack and ship. */
    static final class Task {
        String taskId;
        int number;
        String pick = NOT_AVAILABLE;
        String pack = NOT_AVAILABLE;
        String ship = NOT_AVAILABLE;
        ArrayNode pickLines = Json.array();
        ArrayNode packLines = Json.array();
        ArrayNode shipLines = Json.array();
        String requireBy;
        String notes = "";
    }

    final String id;
    final String orderNumber;
    final Instant created;
    final long sequence;
    Instant updated;
    ObjectNode header;
    String type = "Simple Sale";
    boolean skipQuote;
    boolean inclusive;
    boolean serviceOnly;
    boolean voided;
    final Document quote = new Document();
    final Document order = new Document();
    final List<Task> tasks = new ArrayList<>();
    final List<Invoice> invoices = new ArrayList<>();
    final List<CreditNote> creditNotes = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();
    final Map<String, BigDecimal> allocations = new HashMap<>();

    /** What was authorised, last first: undo takes the last back. */
    final Deque<String> history = new ArrayDeque<>();

    DearSale(String id, long sequence, Instant created) {
        this.id = id;
        this.sequence = sequence;
        this.orderNumber = String.format("SO-%05d", sequence);
        this.created = created;
        this.updated = created;
        Task task = new Task();
        task.taskId = id;
        task.number = 1;
        tasks.add(task);
    }

    boolean simple() {
        return !type.equals("Advanced Sale");
    }

    String customerId() {
        return header.get("CustomerID").asText();
    }

    String location() {
        return header.get("Location").asText();
    }

    boolean backordered() {
        return order.lines.stream().anyMatch(line -> line.backorder.signum() > 0);
    }

    boolean shipped() {
        return tasks.stream()
                .anyMatch(
                        task -> task.ship.equals(AUTHORISED) || task.ship.startsWith("PARTIALLY"));
    }

    /** Sum of payments on an invoice, or of refunds on a credit note. */
    BigDecimal paid(String taskId) {
        return payments.stream()
                .filter(payment -> payment.taskId.equals(taskId))
                .map(payment -> payment.amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void requireLive() {
        if (voided) {
            throw Refusal.dear("Sale " + orderNumber + " is voided.");
        }
    }
}
