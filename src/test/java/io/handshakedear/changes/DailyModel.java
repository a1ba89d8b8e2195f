package io.handshakedear.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What must be true of consolidated orders when both systems have come to rest (design rule O15):
 * every live order is in one live daily sale, or waits for a person with the reason; each sale is
 * the exact sum of its orders, and of what it still has of orders that are held.
 */
final class DailyModel {

    private static final List<String> RANKS = List.of("Confirmed", "Processing", "Complete");

    /**
     * An order at its end.
     *
     * @param order as Handshake has it, or null when it is deleted
     * @param row of the log: state, cause, reason, remedy, external_id, reserved, retried; or null
     * @param history units by SKU that the order has ever had
     */
    record Member(JsonNode order, Map<String, Object> row, Set<Map<String, BigDecimal>> history) {

        String status() {
            return order == null ? "deleted" : order.path("status").asText();
        }

        boolean isLive() {
            return RANKS.contains(status());
        }

        boolean isOver() {
            return order == null || status().equals("Cancelled");
        }

        String state() {
            return row == null ? "unknown" : (String) row.get("state");
        }

        Map<String, BigDecimal> wanted() {
            return OrderModel.wanted(order, true);
        }

        @Override
        public String toString() {
            return "%s, %s\n".formatted(status(), row);
        }
    }

    private final Map<String, Member> members;
    private final List<ModelSale> sales;
    private final Set<String> voidedByHand;
    private final String paidFrom;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param members by order number
     * @param sales of all days and parts that the orders may be in
     * @param voidedByHand ids of sales that people have voided
     * @param paidFrom the status from which an order counts as paid
     */
    DailyModel(
            Map<String, Member> members,
            List<ModelSale> sales,
            Set<String> voidedByHand,
            String paidFrom) {
        this.members = members;
        this.sales = sales;
        this.voidedByHand = voidedByHand;
        this.paidFrom = paidFrom;
    }

    /** What is wrong; empty where the end is right. */
    List<String> problems() {
        Map<String, ModelSale> alive = new TreeMap<>();
        for (ModelSale sale : sales) {
            problems.addAll(sale.problems());
            if (!sale.isVoid()) {
                require(
                        alive.put(sale.externalId(), sale) == null,
                        "doubled: two live sales " + sale.externalId());
            }
        }
        members.forEach((number, member) -> look(number, member, alive));
        alive.values().forEach(this::look);
        return problems;
    }

    private void look(String number, Member member, Map<String, ModelSale> alive) {
        if (member.row() == null) {
            require(!member.isLive(), number + " is lost: the log does not know it");
            return;
        }
        String state = member.state();
        require(
                Set.of("PROCESSED", "CANCELLED", "HELD").contains(state),
                number + " is stuck: " + state);
        boolean held = state.equals("HELD");
        require(
                !held || member.row().get("reason") != null && member.row().get("remedy") != null,
                number + " is held without a reason and a remedy");
        require(
                held || ((Number) member.row().get("reserved")).intValue() == 0,
                number + ": stock stays reserved when it is " + state);
        Object id = member.row().get("external_id");
        ModelSale sale = id == null ? null : alive.get(id);
        boolean byHand =
                sales.stream()
                        .anyMatch(
                                one ->
                                        one.externalId().equals(id)
                                                && voidedByHand.contains(one.id()));
        if (member.isLive()) {
            require(!state.equals("CANCELLED"), number + " lives, and is CANCELLED");
            boolean letBe = byHand && ((Number) member.row().get("retried")).intValue() > 0;
            require(
                    !state.equals("PROCESSED") || sale != null || letBe,
                    number + " is in no live sale");
            require(
                    !held || byHand || isFixed(sale),
                    number + " is held where its sale could follow");
        } else if (member.isOver()) {
            require(
                    state.equals("CANCELLED") || held && (byHand || isFixed(sale)),
                    "%s is %s, and %s".formatted(number, member.status(), state));
        } else {
            require(!state.equals("PROCESSED"), number + " was set back, and is PROCESSED");
        }
    }

    /** True if people work on the sale, so that it cannot be written anew. */
    private static boolean isFixed(ModelSale sale) {
        return sale != null && (sale.invoice() != null || sale.isPicked());
    }

    private void look(ModelSale sale) {
        List<Member> own =
                members.values().stream()
                        .filter(
                                member ->
                                        member.row() != null
                                                && sale.externalId()
                                                        .equals(member.row().get("external_id")))
                        .toList();
        require(
                isSum(sale.units(), own, 0),
                "%s has %s, and its orders %s".formatted(sale.externalId(), sale.units(), own));
        Predicate<Member> isPaid =
                member ->
                        member.state().equals("CANCELLED")
                                || RANKS.indexOf(member.status()) >= RANKS.indexOf(paidFrom);
        if (sale.invoice() != null
                && own.stream().noneMatch(member -> member.state().equals("HELD"))
                && own.stream().allMatch(isPaid)) {
            require(sale.isPaidWholly(), sale.externalId() + " is not paid what it should be");
        }
    }

    /** True if what is left of a sale is what its orders, from that one on, can have brought. */
    private static boolean isSum(Map<String, BigDecimal> left, List<Member> own, int from) {
        if (from == own.size()) {
            return left.isEmpty();
        }
        for (Map<String, BigDecimal> share : shares(own.get(from))) {
            Map<String, BigDecimal> rest = new TreeMap<>(left);
            share.forEach((sku, units) -> rest.merge(sku, units.negate(), BigDecimal::add));
            if (isSum(ModelSale.cleaned(rest), own, from + 1)) {
                return true;
            }
        }
        return false;
    }

    /** What a sale may have of an order. */
    private static Set<Map<String, BigDecimal>> shares(Member member) {
        return switch (member.state()) {
            case "PROCESSED" -> Set.of(member.wanted());
            case "CANCELLED" -> Set.of(Map.of());
            default -> {
                Set<Map<String, BigDecimal>> any = new HashSet<>(member.history());
                any.add(Map.of());
                if (member.isLive()) {
                    // else there would be nothing to hold it for
                    any.remove(member.wanted());
                }
                yield any;
            }
        };
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
