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

    private final JsonNode order;
    private final List<ModelSale> sales;
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
        this.sales = sales.stream().map(ModelSale::new).toList();
        this.row = row;
        this.voidedByHand = voidedByHand;
        this.paidFrom = paidFrom;
    }

    /** What is wrong; empty where the end is right. */
    List<String> problems() {
        List<ModelSale> alive = sales.stream().filter(sale -> !sale.isVoid()).toList();
        require(alive.size() <= 1, "doubled: " + alive.size() + " live sales");
        sales.forEach(sale -> problems.addAll(sale.problems()));
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
        ModelSale sale = alive.isEmpty() ? null : alive.get(0);
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

    private void over(ModelSale sale) {
        if (sale == null) {
            require(state().equals("CANCELLED"), "cancelled without a live sale, and " + state());
        } else {
            require(state().equals("HELD"), "cancelled with a live sale, and " + state());
            require(
                    sale.isShipped() || !sale.notes().isEmpty(),
                    "a cancelled sale is held that could be voided");
        }
    }

    private void live(ModelSale sale, String status) {
        if (sale == null) {
            boolean byHand =
                    !sales.isEmpty() && voidedByHand.contains(sales.get(sales.size() - 1).id());
            require(byHand, "lost: no live sale, and nobody has voided it by hand");
            require(state().equals("HELD"), "voided by hand, and " + state());
            return;
        }
        boolean invoiced = sale.invoice() != null;
        Map<String, BigDecimal> has = sale.units();
        Map<String, BigDecimal> wanted = wanted(order, invoiced);
        boolean sameNotes = notes(order, "notes").equals(notes(sale.json(), "Note"));
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
                        .anyMatch(
                                sku ->
                                        ModelSale.of(wanted, sku).compareTo(ModelSale.of(has, sku))
                                                > 0);
        require(
                invoiced ? more || !sameNotes : sale.isPicked(),
                "held where the sale could follow: " + difference);
    }

    private boolean isPaidRight(ModelSale sale, String status) {
        List<String> ranks = List.of("Confirmed", "Processing", "Complete");
        return ranks.indexOf(status) < ranks.indexOf(paidFrom) || sale.isPaidWholly();
    }

    /** Units by SKU; negative lines count only once there is an invoice to credit. */
    static Map<String, BigDecimal> wanted(JsonNode order, boolean invoiced) {
        Map<String, BigDecimal> units = new TreeMap<>();
        for (JsonNode line : order.path("lines")) {
            if (invoiced || line.path("qty").asInt() > 0) {
                units.merge(
                        line.path("sku").asText(), ModelSale.money(line, "qty"), BigDecimal::add);
            }
        }
        return ModelSale.cleaned(units);
    }

    private static String notes(JsonNode document, String field) {
        return document.path(field).isNull() ? "" : document.path(field).asText();
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
