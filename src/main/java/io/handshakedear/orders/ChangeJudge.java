package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.JsonMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Variable;

/**
 * Judges what a sale does next when its order was seen again (design rules O12 to O14). It compares
 * what Handshake shows with the sale as it is now, so that it comes to the same end after any
 * crash.
 */
public final class ChangeJudge {

    /** Fields of an order that a credit note follows; the rest is for a person. */
    private static final Set<String> AMOUNTS =
            Set.of("lines", "percentDiscount", "totalOffDiscount", "totalAmount");

    /** Fields of an order that its share of a daily sale does not show (design rule O15). */
    private static final Set<String> NOT_OF_DAY =
            Set.of("billTo", "shipTo", "warehouse", "customerPO", "notes", "startShipDate");

    private static final String RAISED =
            "Enter the difference in DEAR by hand, as another sale or a credit note, and forget the"
                    + " order here; or void the sale, forget the order and load orders.";

    private final JsonMapping mapping;

    public ChangeJudge(JsonMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Changes that a daily sale which is not invoiced does not show: the orders' addresses and
     * notes (design rule O15).
     *
     * @param changes of the day's orders
     */
    public List<Map<String, Object>> unseenInDay(
            @Variable("changes") List<Map<String, Object>> changes,
            @Variable("sale") JsonNode sale) {
        SaleInDear state = sale == null ? null : new SaleInDear(sale);
        return changes.stream().filter(row -> isUnseen(new FollowedOrder(row), state)).toList();
    }

    /** True if the order's daily sale, which is not invoiced, does not show how it was edited. */
    public boolean isUnseenInDay(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        FollowedOrder order = new FollowedOrder(entry);
        return sale != null
                && order.isOfDay()
                && order.isEdited()
                && !order.isCredited()
                && isUnseen(order, new SaleInDear(sale));
    }

    /** What such a change means for the sale. */
    public Reduction unseen(@Variable("entry") Map<String, Object> entry) {
        Set<String> fields = editedFields(new FollowedOrder(entry));
        return Reduction.of(Reduction.NONE, "changed: " + String.join(", ", fields));
    }

    /**
     * What the sale does next.
     *
     * @param sale as DEAR has it now, or null where it has none
     * @param reduction the change in money, where the invoice is authorised
     */
    public Judgement judge(
            @Variable("entry") Map<String, Object> entry,
            @Variable("sale") JsonNode sale,
            @Variable("reduction") Reduction reduction) {
        FollowedOrder order = new FollowedOrder(entry);
        SaleInDear state = sale == null ? null : new SaleInDear(sale);
        boolean alive = state != null && !state.isVoid();
        boolean invoiced = alive && state.hasAuthorisedInvoice();
        if (order.isOfDay()) {
            return ofDay(order, state, reduction);
        }
        if (order.change().equals("REOPENED")) {
            return reopened(order, state);
        }
        if (invoiced && order.goesOnCrediting()) {
            return Judgement.of("CREDIT");
        }
        if (order.isOver()) {
            return alive ? unwound("VOID", order, state) : Judgement.of("VOID");
        }
        if (state == null) {
            return Judgement.of(order.change().isEmpty() ? "WRITE" : "REWRITE");
        }
        if (state.isVoid()) {
            return order.isUnwinding() && order.isLive()
                    ? Judgement.of("REWRITE")
                    : voidedByHand(state);
        }
        if (order.isUnwinding() && order.isLive()) {
            return unwound("REWRITE", order, state);
        }
        if (!order.isComplete() && (!order.isEdited() || order.mustFinish(state))) {
            return Judgement.of("WRITE");
        }
        if (order.isEdited()) {
            return invoiced ? edited(order, state, reduction) : replaced(order, state);
        }
        return Judgement.of(order.hasPlannedPayment() && invoiced ? "PAY" : "KEEP");
    }

    /** The same for an order of a daily sale: its share falls, the rest is for a person. */
    private Judgement ofDay(FollowedOrder order, SaleInDear state, Reduction reduction) {
        if (state.isVoid()) {
            return Judgement.held(
                    "VOIDED",
                    "Sale %s of the order's day is void in DEAR.".formatted(state.number()),
                    "Forget the orders of the day and load them again.");
        }
        if (order.hasCredit() && state.hasAuthorisedInvoice()) {
            return Judgement.of("CREDIT");
        }
        if (order.change().equals("REOPENED")) {
            return reopened(order, state);
        }
        if (!order.isEdited() && (!order.isOver() || order.isCredited())) {
            return Judgement.of("KEEP");
        }
        if (order.isEdited() && !order.isCredited() && isUnseen(order, state)) {
            return Judgement.of("BOOK");
        }
        if (!state.hasAuthorisedInvoice()) {
            return Judgement.held(
                    "CHANGED_LATE",
                    "The invoice of sale %s, which has the order, was taken back in DEAR."
                            .formatted(state.number()),
                    "Retry: the order then follows the sale as it is.");
        }
        return order.isOver()
                ? overInDay(order, state, reduction)
                : edited(order, state, reduction);
    }

    private static Judgement overInDay(FollowedOrder order, SaleInDear state, Reduction reduction) {
        return reduction.isSettled()
                ? Judgement.of("BOOK")
                : Judgement.held(
                        "CANCELLED",
                        "The order was %s in Handshake after invoice %s was authorised (sale %s): %s."
                                .formatted(
                                        order.end(),
                                        state.invoiceNumber(),
                                        state.number(),
                                        reduction.difference()),
                        "Enter a credit note for the order's share (see why) in DEAR by hand.");
    }

    private static Judgement reopened(FollowedOrder order, SaleInDear state) {
        return Judgement.held(
                "REOPENED",
                "The order was set back in Handshake to '%s'; %s."
                        .formatted(order.changeStatus(), what(state)),
                "Nothing to do if its status rises again in Handshake; else cancel it there.");
    }

    private static Judgement unwound(String outcome, FollowedOrder order, SaleInDear state) {
        String reason = null;
        if (state.isShipped()) {
            reason = "is shipped";
        } else if (state.hasOtherPayments(order.externalId())) {
            reason = "has a payment that this integration did not make";
        } else if (state.hasCreditNote()) {
            reason = "has a credit note";
        }
        if (reason == null) {
            return Judgement.of(outcome);
        }
        String what = order.isLive() ? "edited" : "cancelled";
        return Judgement.held(
                "CANCELLED",
                "The order was %s in Handshake, and sale %s %s: it cannot be voided."
                        .formatted(what, state.number(), reason),
                "Credit or void the sale in DEAR by hand, then retry.");
    }

    private Judgement replaced(FollowedOrder order, SaleInDear state) {
        String reason = order.blocksRewrite(state);
        return reason == null
                ? Judgement.of("REWRITE")
                : Judgement.held(
                        "EDITED",
                        "The order was edited in Handshake (%s), and sale %s %s."
                                .formatted(
                                        "changed: " + String.join(", ", editedFields(order)),
                                        state.number(),
                                        reason),
                        "Undo the pick in DEAR and retry; or change the sale there by hand and forget"
                                + " the order here.");
    }

    private Judgement edited(FollowedOrder order, SaleInDear state, Reduction reduction) {
        Set<String> others = editedFields(order);
        others.removeAll(AMOUNTS);
        boolean lower = reduction.isSettled();
        boolean unseen = false;
        if (order.isOfDay()) {
            others.removeAll(NOT_OF_DAY);
            unseen = reduction.kind().equals(Reduction.NONE);
        }
        if (others.isEmpty() && (lower || unseen)) {
            return Judgement.of("BOOK");
        }
        List<String> difference = new ArrayList<>();
        if (others.isEmpty() || !reduction.kind().equals(Reduction.NONE)) {
            difference.add(reduction.difference());
        }
        if (!others.isEmpty()) {
            difference.add("changed: " + String.join(", ", others));
        }
        return Judgement.held(
                "EDITED",
                "The order was edited in Handshake after invoice %s was authorised (sale %s): %s."
                        .formatted(
                                state.invoiceNumber(),
                                state.number(),
                                String.join("; ", difference)),
                lower
                        ? "Take back in Handshake what is listed as changed: the credit note then"
                                + " follows by itself. Or enter the difference in DEAR by hand and"
                                + " forget the order here."
                        : order.isOfDay() ? raised(order) : RAISED);
    }

    private static String raised(FollowedOrder order) {
        return order.isCredited()
                ? "Forget the order here and load orders from a date before it was made: it comes"
                        + " again, in the sale of another day. Or cancel it in Handshake."
                : "Enter the difference in DEAR by hand, as another sale or a credit note; or undo"
                        + " the change in Handshake.";
    }

    private static Judgement voidedByHand(SaleInDear state) {
        return Judgement.held(
                "VOIDED",
                "Sale %s was voided in DEAR by hand; the order is live in Handshake."
                        .formatted(state.number()),
                "Forget the order and load orders from a date before it was made: it comes again,"
                        + " as a new sale. Or cancel it in Handshake.");
    }

    private boolean isUnseen(FollowedOrder order, SaleInDear state) {
        if (!order.isLive() || state == null || state.isVoid() || state.hasAuthorisedInvoice()) {
            return false;
        }
        Set<String> fields = editedFields(order);
        return !fields.isEmpty() && NOT_OF_DAY.containsAll(fields);
    }

    /** Top-level fields that differ between the order as it was written and as it is. */
    private Set<String> editedFields(FollowedOrder order) {
        Set<String> fields = new TreeSet<>();
        if (!order.hasDocument()) {
            return fields;
        }
        JsonNode before = fingerprinted(order.document());
        JsonNode after = fingerprinted(order.changeDocument());
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!before.path(name).equals(after.path(name))) {
                fields.add(name);
            }
        }
        return fields;
    }

    private JsonNode fingerprinted(JsonNode document) {
        return mapping.apply("order-fingerprint", document);
    }

    private static String what(SaleInDear state) {
        if (state == null) {
            return "nothing of it is in DEAR";
        }
        return "its sale %s %s"
                .formatted(state.number(), state.isVoid() ? "is void" : "stays in DEAR");
    }
}
