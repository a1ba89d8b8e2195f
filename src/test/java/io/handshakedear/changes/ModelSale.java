package io.handshakedear.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a sale of DEAR has, in units by SKU and in money. */
record ModelSale(JsonNode json) {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    String id() {
        return json.path("ID").asText();
    }

    String externalId() {
        return json.path("ExternalID").asText();
    }

    boolean isVoid() {
        return is(json, "VOIDED");
    }

    /** The authorised invoice, or null. */
    JsonNode invoice() {
        for (JsonNode invoice : json.path("Invoices")) {
            if (is(invoice, "AUTHORISED") || is(invoice, "PAID")) {
                return invoice;
            }
        }
        return null;
    }

    /** Authorised credit notes. */
    List<JsonNode> notes() {
        List<JsonNode> notes = new ArrayList<>();
        json.path("CreditNotes").forEach(notes::add);
        notes.removeIf(note -> !is(note, "AUTHORISED"));
        return notes;
    }

    boolean isPicked() {
        return any("Pick");
    }

    boolean isShipped() {
        return any("Ship");
    }

    private boolean any(String part) {
        return json.path("Fulfilments")
                .valueStream()
                .anyMatch(task -> is(task.path(part), "AUTHORISED"));
    }

    /** Tasks whose shipment is authorised. */
    List<JsonNode> shipments() {
        return json.path("Fulfilments")
                .valueStream()
                .filter(task -> is(task.path("Ship"), "AUTHORISED"))
                .toList();
    }

    /** What the order has: units by SKU, without zeros. */
    Map<String, BigDecimal> ordered() {
        Map<String, BigDecimal> units = new TreeMap<>();
        add(units, json.at("/Order/Lines"), 1);
        return cleaned(units);
    }

    /** What is invoiced and not credited. */
    Map<String, BigDecimal> billed() {
        Map<String, BigDecimal> units = new TreeMap<>();
        add(units, invoice().path("Lines"), 1);
        notes().forEach(note -> add(units, note.path("Lines"), -1));
        return cleaned(units);
    }

    /** What the customer is to have: billed once there is an invoice. */
    Map<String, BigDecimal> units() {
        return invoice() == null ? ordered() : billed();
    }

    Map<String, BigDecimal> picked() {
        Map<String, BigDecimal> units = new TreeMap<>();
        json.path("Fulfilments").forEach(task -> add(units, task.at("/Pick/Lines"), 1));
        return cleaned(units);
    }

    Map<String, BigDecimal> shipped() {
        Map<String, BigDecimal> units = new TreeMap<>();
        shipments().forEach(task -> add(units, task.at("/Pack/Lines"), 1));
        return cleaned(units);
    }

    /** Units that were credited, shipped or not. */
    Map<String, BigDecimal> credited() {
        Map<String, BigDecimal> units = new TreeMap<>();
        notes().forEach(note -> add(units, note.path("Lines"), 1));
        return cleaned(units);
    }

    BigDecimal paid() {
        BigDecimal paid = BigDecimal.ZERO;
        for (JsonNode payment : invoice().path("Payments")) {
            paid = paid.add(money(payment, "Amount"));
        }
        for (JsonNode note : notes()) {
            for (JsonNode refund : note.path("Refunds")) {
                paid = paid.subtract(money(refund, "Amount"));
            }
        }
        return paid;
    }

    /** True if payments and refunds come to what is invoiced less what is credited. */
    boolean isPaidWholly() {
        BigDecimal owed = money(invoice(), "Total");
        for (JsonNode note : notes()) {
            owed = owed.subtract(money(note, "Total"));
        }
        return owed.subtract(paid()).abs().compareTo(CENT) < 0;
    }

    /** What is wrong with its money, whatever became of its orders. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        BigDecimal credited = BigDecimal.ZERO;
        Map<String, BigDecimal> back = new TreeMap<>();
        Set<String> memos = new HashSet<>();
        for (JsonNode note : notes()) {
            credited = credited.add(money(note, "Total"));
            require(problems, memos.add(note.path("Memo").asText()), "a doubled credit note");
            require(problems, note.path("Refunds").size() <= 1, "a doubled refund");
            add(back, note.path("Restock"), 1);
        }
        JsonNode invoice = invoice();
        if (invoice == null) {
            require(problems, credited.signum() == 0, "credited without an invoice");
            return problems;
        }
        require(
                problems,
                credited.compareTo(money(invoice, "Total")) <= 0,
                "more is credited than was invoiced");
        require(problems, invoice.path("Payments").size() <= 1, "a doubled payment");
        require(problems, paid().signum() >= 0, "more is refunded than was paid");
        Map<String, BigDecimal> shipped = shipped();
        back.forEach(
                (sku, units) ->
                        require(
                                problems,
                                units.compareTo(of(shipped, sku)) <= 0,
                                "back in stock, and never shipped: " + sku));
        return problems;
    }

    static BigDecimal of(Map<String, BigDecimal> units, String sku) {
        return units.getOrDefault(sku, BigDecimal.ZERO);
    }

    static BigDecimal money(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText());
    }

    /** Quantities in one form, without zeros. */
    static Map<String, BigDecimal> cleaned(Map<String, BigDecimal> units) {
        Map<String, BigDecimal> clean = new TreeMap<>();
        units.forEach(
                (sku, quantity) -> {
                    if (quantity.signum() != 0) {
                        clean.put(sku, quantity.setScale(0));
                    }
                });
        return clean;
    }

    private static void add(Map<String, BigDecimal> units, JsonNode lines, int sign) {
        for (JsonNode line : lines) {
            BigDecimal quantity = money(line, "Quantity").multiply(BigDecimal.valueOf(sign));
            units.merge(line.path("SKU").asText(), quantity, BigDecimal::add);
        }
    }

    private static boolean is(JsonNode document, String status) {
        return document.path("Status").asText().equals(status);
    }

    private static void require(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
