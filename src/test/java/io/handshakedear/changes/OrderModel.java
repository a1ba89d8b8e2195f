package io.handshakedear.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must be true of an order when both systems have come to rest, whatever happened before. It
 * looks only at what Handshake shows, what DEAR has and what the log tells an operator, and knows
 * nothing of how the integration works.
 */
final class OrderModel {

    private static final Set<String> LIVE = Set.of("Confirmed", "Processing", "Complete");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final JsonNode order;
    private final List<JsonNode> sales;
    private final Map<String, Object> row;
    private final Set<String> voidedByHand;
    private final String paidFrom;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param order as Handshake has it, or null when it is deleted
     * @param sales all that DEAR has of it, in the order they were made
     * @param row of the log: state, cause, reason, remedy, reserved; or null
     * @param voidedByHand ids of sales that people have voided
     * @param paidFrom the status from which an order counts as paid
     */
    OrderModel(
            JsonNode order,
            List<JsonNode> sales,
            Map<String, Object> row,
            Set<String> voidedByHand,
            String paidFrom) {
        this.order = order;
        this.sales = sales;
        this.row = row;
        this.voidedByHand = voidedByHand;
        this.paidFrom = paidFrom;
    }

    /** What is wrong; empty where the end is right. */
    List<String> problems() {
        List<JsonNode> alive = sales.stream().filter(sale -> !is(sale, "VOIDED")).toList();
        require(alive.size() <= 1, "doubled: " + alive.size() + " live sales");
        sales.forEach(this::requireSoundMoney);
        String status = order == null ? "deleted" : order.path("status").asText();
        if (row == null) {
            require(!LIVE.contains(status), "lost: the log does not know the order");
            require(sales.isEmpty(), "a sale without a log row");
            return problems;
        }
        String state = state();
        require(Set.of("PROCESSED", "CANCELLED", "HELD").contains(state), "stuck: " + state);
        require(
                !state.equals("HELD") || row.get("reason") != null && row.get("remedy") != null,
                "held without a reason and a remedy");
        require(
                state.equals("HELD") || ((Number) row.get("reserved")).intValue() == 0,
                "stock stays reserved when the order is " + state);
        JsonNode sale = alive.isEmpty() ? null : alive.get(0);
        if (order == null || status.equals("Cancelled")) {
            over(sale);
        } else if (LIVE.contains(status)) {
            live(sale, status);
        } else {
            require(
                    state.equals("CANCELLED") && sale == null
                            || state.equals("HELD") && "REOPENED".equals(row.get("cause")),
                    "set back, and " + state);
        }
        return problems;
    }

    private void over(JsonNode sale) {
        if (sale == null) {
            require(state().equals("CANCELLED"), "cancelled without a live sale, and " + state());
        } else {
            require(state().equals("HELD"), "cancelled with a live sale, and " + state());
            require(
                    isShipped(sale) || !notes(sale).isEmpty(),
                    "a cancelled sale is held that could be voided");
        }
    }

    private void live(JsonNode sale, String status) {
        if (sale == null) {
            boolean byHand =
                    !sales.isEmpty()
                            && voidedByHand.contains(
                                    sales.get(sales.size() - 1).path("ID").asText());
            require(byHand, "lost: no live sale, and nobody has voided it by hand");
            require(state().equals("HELD"), "voided by hand, and " + state());
            return;
        }
        boolean invoiced = invoice(sale) != null;
        Map<String, BigDecimal> has = invoiced ? billed(sale) : ordered(sale);
        Map<String, BigDecimal> wanted = wanted(invoiced);
        boolean sameNotes = notes(order, "notes").equals(notes(sale, "Note"));
        if (has.equals(wanted) && sameNotes) {
            boolean paid = !invoiced || isPaidRight(sale, status);
            require(
                    state().equals("PROCESSED") && paid || state().equals("HELD") && !paid,
                    "as it should be, paid %s, and %s".formatted(paid, state()));
            return;
        }
        String difference = "DEAR has %s, Handshake %s".formatted(has, wanted);
        require(state().equals("HELD"), difference + ", and " + state());
        boolean more =
                wanted.keySet().stream()
                        .anyMatch(sku -> units(wanted, sku).compareTo(units(has, sku)) > 0);
        require(
                invoiced ? more || !sameNotes : isPicked(sale),
                "held where the sale could follow: " + difference);
    }

    private static BigDecimal units(Map<String, BigDecimal> units, String sku) {
        return units.getOrDefault(sku, BigDecimal.ZERO);
    }

    private boolean isPaidRight(JsonNode sale, String status) {
        BigDecimal owed = money(invoice(sale), "Total");
        for (JsonNode note : notes(sale)) {
            owed = owed.subtract(money(note, "Total"));
        }
        List<String> ranks = List.of("Confirmed", "Processing", "Complete");
        return ranks.indexOf(status) < ranks.indexOf(paidFrom)
                || owed.subtract(paid(sale)).abs().compareTo(CENT) < 0;
    }

    private void requireSoundMoney(JsonNode sale) {
        BigDecimal credited = BigDecimal.ZERO;
        Map<String, BigDecimal> back = new TreeMap<>();
        Set<String> memos = new java.util.HashSet<>();
        for (JsonNode note : notes(sale)) {
            credited = credited.add(money(note, "Total"));
            require(memos.add(note.path("Memo").asText()), "a doubled credit note");
            require(note.path("Refunds").size() <= 1, "a doubled refund");
            for (JsonNode line : note.path("Restock")) {
                back.merge(line.path("SKU").asText(), money(line, "Quantity"), BigDecimal::add);
            }
        }
        JsonNode invoice = invoice(sale);
        if (invoice == null) {
            require(credited.signum() == 0, "credited without an invoice");
            return;
        }
        require(
                credited.compareTo(money(invoice, "Total")) <= 0,
                "more is credited than was invoiced");
        require(invoice.path("Payments").size() <= 1, "a doubled payment");
        require(paid(sale).signum() >= 0, "more is refunded than was paid");
        Map<String, BigDecimal> shipped = ordered(sale);
        back.forEach(
                (sku, units) ->
                        require(
                                isShipped(sale)
                                        && units.compareTo(
                                                        shipped.getOrDefault(sku, BigDecimal.ZERO))
                                                <= 0,
                                "back in stock, and never shipped: " + sku));
    }

    private static BigDecimal paid(JsonNode sale) {
        BigDecimal paid = BigDecimal.ZERO;
        for (JsonNode payment : invoice(sale).path("Payments")) {
            paid = paid.add(money(payment, "Amount"));
        }
        for (JsonNode note : notes(sale)) {
            for (JsonNode refund : note.path("Refunds")) {
                paid = paid.subtract(money(refund, "Amount"));
            }
        }
        return paid;
    }

    /** Units by SKU; negative lines count only once there is an invoice to credit. */
    private Map<String, BigDecimal> wanted(boolean invoiced) {
        Map<String, BigDecimal> units = new TreeMap<>();
        for (JsonNode line : order.path("lines")) {
            if (invoiced || line.path("qty").asInt() > 0) {
                add(units, line.path("sku").asText(), money(line, "qty"));
            }
        }
        return cleaned(units);
    }

    private static Map<String, BigDecimal> ordered(JsonNode sale) {
        Map<String, BigDecimal> units = new TreeMap<>();
        for (JsonNode line : sale.at("/Order/Lines")) {
            add(units, line.path("SKU").asText(), money(line, "Quantity"));
        }
        return cleaned(units);
    }

    private static Map<String, BigDecimal> billed(JsonNode sale) {
        Map<String, BigDecimal> units = new TreeMap<>();
        for (JsonNode line : invoice(sale).path("Lines")) {
            add(units, line.path("SKU").asText(), money(line, "Quantity"));
        }
        for (JsonNode note : notes(sale)) {
            for (JsonNode line : note.path("Lines")) {
                add(units, line.path("SKU").asText(), money(line, "Quantity").negate());
            }
        }
        return cleaned(units);
    }

    private static void add(Map<String, BigDecimal> units, String sku, BigDecimal quantity) {
        units.merge(sku, quantity, BigDecimal::add);
    }

    /** Quantities in one form, without zeros. */
    private static Map<String, BigDecimal> cleaned(Map<String, BigDecimal> units) {
        Map<String, BigDecimal> clean = new TreeMap<>();
        units.forEach(
                (sku, quantity) -> {
                    if (quantity.signum() != 0) {
                        clean.put(sku, quantity.setScale(0));
                    }
                });
        return clean;
    }

    private static JsonNode invoice(JsonNode sale) {
        for (JsonNode invoice : sale.path("Invoices")) {
            if (is(invoice, "AUTHORISED") || is(invoice, "PAID")) {
                return invoice;
            }
        }
        return null;
    }

    private static String notes(JsonNode document, String field) {
        return document.path(field).isNull() ? "" : document.path(field).asText();
    }

    private static List<JsonNode> notes(JsonNode sale) {
        List<JsonNode> notes = new ArrayList<>();
        sale.path("CreditNotes").forEach(notes::add);
        notes.removeIf(note -> !is(note, "AUTHORISED"));
        return notes;
    }

    private static boolean isShipped(JsonNode sale) {
        return is(sale.at("/Fulfilments/0/Ship"), "AUTHORISED");
    }

    private static boolean isPicked(JsonNode sale) {
        return is(sale.at("/Fulfilments/0/Pick"), "AUTHORISED");
    }

    private static boolean is(JsonNode document, String status) {
        return document.path("Status").asText().equals(status);
    }

    private static BigDecimal money(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText());
    }

    private String state() {
        return (String) row.get("state");
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
