package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.database.Moments;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.mapping.JsonMapping;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.NotSettled;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Decides how a sale in DEAR follows its order (design rules O12 to O14). It compares what
 * Handshake shows with the sale as it is now, so that it comes to the same end after any crash.
 */
public final class Following {

    /** Fields of an order that a credit note follows; the rest is for a person. */
    private static final Set<String> AMOUNTS =
            Set.of("lines", "percentDiscount", "totalOffDiscount", "totalAmount");

    /** Fields of an order that its share of a daily sale does not show (design rule O15). */
    private static final Set<String> NOT_OF_DAY =
            Set.of("billTo", "shipTo", "warehouse", "customerPO", "notes", "startShipDate");

    private static final String RAISED =
            "Enter the difference in DEAR by hand, as another sale or a credit note, and forget the"
                    + " order here; or void the sale, forget the order and load orders.";

    private final Duration settlingTime;
    private final JsonMapping mapping;
    private final OrderChanges changes;
    private final OrderReader reader = new OrderReader();

    public Following(Settings settings, JsonMapping mapping, OrderChanges changes) {
        this.settlingTime = settings.duration("settling-time");
        this.mapping = mapping;
        this.changes = changes;
    }

    /** What is followed where nothing is: a change that comes meanwhile is another one. */
    public String nothing() {
        return "";
    }

    public int generation(@Variable("entry") Map<String, Object> entry) {
        return ((Number) entry.get("generation")).intValue();
    }

    public String paymentQuery(@Variable("document") JsonNode document) {
        return "ID=" + document.path("paymentId").asText();
    }

    public String voidQuery(@Variable("document") JsonNode document) {
        return "ID=" + document.at("/writes/sale/ID").asText() + "&Void=true";
    }

    /** The change that is followed; empty where only the sale is looked at. */
    public String change(@Variable("entry") Map<String, Object> entry) {
        return entry.get("change") == null ? "" : (String) entry.get("change");
    }

    public String fingerprint(@Variable("entry") Map<String, Object> entry) {
        return entry.get("change") == null ? "" : (String) entry.get("change_fingerprint");
    }

    /**
     * @throws NotSettled while DEAR may still be at a write whose answer was lost: the sale would
     *     not be seen as it will be
     */
    public void requireSettled(@Variable("entry") Map<String, Object> entry) {
        Object since = entry.get("open_since");
        if (since != null && Instant.now().isBefore(Moments.of(since).plus(settlingTime))) {
            throw new NotSettled("sale", settlingTime);
        }
    }

    /** The sale's id in the result of its first write, or null. */
    public String saleId(@Body JsonNode result) {
        return result == null ? null : result.path("ID").asText();
    }

    public boolean isLive(@Variable("entry") Map<String, Object> entry) {
        return "LIVE".equals(entry.get("change"));
    }

    /** The order as Handshake showed it last. */
    public SeenOrder seen(@Variable("entry") Map<String, Object> entry) {
        return reader.read(ExactJson.read((String) entry.get("change_document")));
    }

    /** True for an order of a daily sale. */
    static boolean isOfDay(Map<String, Object> entry) {
        return entry.get("day_plan") != null;
    }

    /** True if Handshake shows the order as cancelled or not at all. */
    static boolean isOver(Map<String, Object> entry) {
        return "CANCELLED".equals(entry.get("change")) || "GONE".equals(entry.get("change"));
    }

    /** True if the order was credited altogether: its sale, a daily one, has nothing of it. */
    static boolean isCredited(Map<String, Object> entry) {
        return isOfDay(entry) && "".equals(entry.get("fingerprint"));
    }

    /** True if figures decide for an order of a daily sale. */
    public boolean needsDayFigures(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        return isOfDay(entry)
                && (isEdited(entry) || isOver(entry) && !isCredited(entry))
                && isAlive(sale)
                && new SaleInDear(sale).hasAuthorisedInvoice();
    }

    /**
     * Changes that a daily sale which is not invoiced does not show: the orders' addresses and
     * notes.
     *
     * @param changes of the day's orders
     */
    public List<Map<String, Object>> unseenInDay(
            @Variable("changes") List<Map<String, Object>> changes,
            @Variable("sale") JsonNode sale) {
        return changes.stream().filter(row -> isUnseen(row, sale)).toList();
    }

    /** True if the order's daily sale, which is not invoiced, does not show how it was edited. */
    public boolean isUnseenInDay(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        return isOfDay(entry) && !isCredited(entry) && isEdited(entry) && isUnseen(entry, sale);
    }

    private boolean isUnseen(Map<String, Object> entry, JsonNode sale) {
        if (!isLive(entry) || !isAlive(sale) || new SaleInDear(sale).hasAuthorisedInvoice()) {
            return false;
        }
        Set<String> fields = editedFields(entry);
        return !fields.isEmpty() && NOT_OF_DAY.containsAll(fields);
    }

    /** What such a change means for the sale. */
    public Credits.Reduction unseen(@Variable("entry") Map<String, Object> entry) {
        return Credits.Reduction.of(
                Credits.Reduction.NONE, "changed: " + String.join(", ", editedFields(entry)));
    }

    /** True if the daily sale has figures of the order as it was written. */
    public boolean isWritten(@Variable("entry") Map<String, Object> entry) {
        return !isCredited(entry);
    }

    /** True if figures decide: the order was edited and its sale can follow. */
    public boolean needsFigures(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        return !isOfDay(entry) && needsFiguresAlone(entry, sale);
    }

    private boolean needsFiguresAlone(Map<String, Object> entry, JsonNode sale) {
        return isEdited(entry) && isAlive(sale) && !isUnwinding(entry) && !mustFinish(entry, sale);
    }

    /** True if the sale's figures as it was written are compared with the new ones. */
    public boolean compares(@Variable("sale") JsonNode sale) {
        return new SaleInDear(sale).hasAuthorisedInvoice();
    }

    /**
     * The order as it was written.
     *
     * @throws HeldOrder when its document was purged
     */
    public JsonNode writtenOrder(@Variable("entry") Map<String, Object> entry) {
        if (entry.get("document") == null) {
            throw new HeldOrder(
                    "EDITED",
                    "The order was edited in Handshake after its sale was invoiced, and what was"
                            + " written was purged after raw-retention-days.",
                    "Compare order and sale, and enter the difference in DEAR by hand.");
        }
        return ExactJson.read((String) entry.get("document"));
    }

    /**
     * The log row with what the order as it is now decides.
     *
     * @throws HeldOrder when the order cannot become a sale
     */
    public Map<String, Object> newEntry(
            @Variable("entry") Map<String, Object> entry,
            @Variable("seen") SeenOrder seen,
            @Variable("assessment") Assessment assessment,
            @Variable("sale") JsonNode sale) {
        if (assessment.state().equals("HELD")) {
            throw new HeldOrder(assessment.cause(), assessment.reason(), assessment.remedy());
        }
        Map<String, Object> changed = new HashMap<>(entry);
        // a credit note has the tax rule of its invoice
        changed.put("tax_rule", compares(sale) ? entry.get("tax_rule") : assessment.taxRule());
        changed.put("currency", seen.currency());
        changed.put("location", assessment.location());
        return changed;
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
            @Variable("reduction") Credits.Reduction reduction) {
        String change = change(entry);
        SaleInDear state = sale == null ? null : new SaleInDear(sale);
        boolean invoiced = isAlive(sale) && state.hasAuthorisedInvoice();
        if (isOfDay(entry)) {
            return ofDay(entry, sale, reduction);
        }
        if (change.equals("REOPENED")) {
            return reopened(entry, state);
        }
        if (invoiced && entry.get("credit_key") != null && goesOnCrediting(entry)) {
            return Judgement.of("CREDIT");
        }
        if (isOver(entry)) {
            return isAlive(sale) ? unwound("VOID", entry, state) : Judgement.of("VOID");
        }
        if (state == null) {
            return Judgement.of(change.isEmpty() ? "WRITE" : "REWRITE");
        }
        if (state.isVoid()) {
            return isUnwinding(entry) && change.equals("LIVE")
                    ? Judgement.of("REWRITE")
                    : voidedByHand(state);
        }
        if (isUnwinding(entry) && change.equals("LIVE")) {
            return unwound("REWRITE", entry, state);
        }
        if (entry.get("sale_id") == null && (!isEdited(entry) || mustFinish(entry, sale))) {
            return Judgement.of("WRITE");
        }
        if (isEdited(entry)) {
            return invoiced ? edited(entry, state, reduction) : replaced(entry, state);
        }
        return Judgement.of(entry.get("order_date") != null && invoiced ? "PAY" : "KEEP");
    }

    /** The same for an order of a daily sale: its share falls, the rest is for a person. */
    private Judgement ofDay(Map<String, Object> entry, JsonNode sale, Credits.Reduction reduction) {
        SaleInDear state = new SaleInDear(sale);
        if (state.isVoid()) {
            return Judgement.held(
                    "VOIDED",
                    "Sale %s of the order's day is void in DEAR.".formatted(state.number()),
                    "Forget the orders of the day and load them again.");
        }
        if (entry.get("credit_key") != null && state.hasAuthorisedInvoice()) {
            return Judgement.of("CREDIT");
        }
        if ("REOPENED".equals(entry.get("change"))) {
            return reopened(entry, state);
        }
        if (!isEdited(entry) && (!isOver(entry) || isCredited(entry))) {
            return Judgement.of("KEEP");
        }
        if (isUnseenInDay(entry, sale)) {
            return Judgement.of("BOOK");
        }
        if (!state.hasAuthorisedInvoice()) {
            return Judgement.held(
                    "CHANGED_LATE",
                    "The invoice of sale %s, which has the order, was taken back in DEAR."
                            .formatted(state.number()),
                    "Retry: the order then follows the sale as it is.");
        }
        return isOver(entry) ? overInDay(entry, state, reduction) : edited(entry, state, reduction);
    }

    private static Judgement overInDay(
            Map<String, Object> entry, SaleInDear state, Credits.Reduction reduction) {
        return reduction.isSettled()
                ? Judgement.of("BOOK")
                : Judgement.held(
                        "CANCELLED",
                        "The order was %s in Handshake after invoice %s was authorised (sale %s): %s."
                                .formatted(
                                        over(entry),
                                        state.invoiceNumber(),
                                        state.number(),
                                        reduction.difference()),
                        "Enter a credit note for the order's share (see why) in DEAR by hand.");
    }

    private static Judgement reopened(Map<String, Object> entry, SaleInDear state) {
        return Judgement.held(
                "REOPENED",
                "The order was set back in Handshake to '%s'; %s."
                        .formatted(entry.get("change_status"), what(state)),
                "Nothing to do if its status rises again in Handshake; else cancel it there.");
    }

    /**
     * @throws HeldOrder always: what the judgement says
     */
    public void hold(@Variable("judgement") Judgement judgement) {
        throw judgement.held();
    }

    /** True if anything is still to be done before the order rests. */
    public boolean goesOn(@Variable("judgement") Judgement judgement) {
        return judgement == null || Set.of("BOOK", "CREDIT", "PAY").contains(judgement.outcome());
    }

    /** True if something is due on the invoice, or its payment was begun. */
    public boolean paysNow(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        boolean due = new SaleInDear(sale).due().compareTo(new BigDecimal("0.01")) >= 0;
        return due || isTrue(entry, "payment_begun");
    }

    /** True if a refund was begun; whether another is due is for the credits to say. */
    public boolean isRefundBegun(@Variable("entry") Map<String, Object> entry) {
        return isTrue(entry, "refund_begun");
    }

    /** True if the sale has yet to be voided. */
    public boolean isAlive(@Variable("sale") JsonNode sale) {
        return sale != null && !new SaleInDear(sale).isVoid();
    }

    /** True if something of the sale has to be taken back, or was begun to be. */
    public boolean takesBack(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        return sale != null && (isAlive(sale) || isUnwinding(entry));
    }

    /**
     * True if our own payment has to be deleted, or was begun to be.
     *
     * @param document receives what the mapping {@code payment-delete} reads
     */
    public boolean deletesPayment(
            @Variable("entry") Map<String, Object> entry,
            @Variable("sale") JsonNode sale,
            @Variable("document") ObjectNode document) {
        List<JsonNode> ours = new SaleInDear(sale).paymentsOf((String) entry.get("external_id"));
        if (!ours.isEmpty()) {
            document.put("paymentId", ours.get(0).path("ID").asText());
        }
        return !ours.isEmpty() || isTrue(entry, "payment_delete_begun");
    }

    /** True if the sale has to be voided, or was begun to be. */
    public boolean voids(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        return isAlive(sale) || isTrue(entry, "void_begun");
    }

    /** The row of a lowered order, whose credit note waits. */
    public Map<String, Object> booked(
            @Variable("row") Map<String, Object> row,
            @Variable("reduction") Credits.Reduction reduction,
            @Variable("followedChange") String followedChange,
            @Variable("followedFingerprint") String followedFingerprint) {
        String follows =
                switch (reduction.kind()) {
                    case Credits.Reduction.DONE -> "; DEAR's invoice is credited already";
                    case Credits.Reduction.NONE -> "; the daily sale stays as it is";
                    default -> "; a credit note follows";
                };
        Map<String, Object> booked = new HashMap<>(row);
        booked.put("followedChange", followedChange);
        booked.put("followedFingerprint", followedFingerprint);
        boolean lowered = !reduction.kind().equals(Credits.Reduction.NONE);
        booked.put("event", (lowered ? "lowered" : "edited") + " in Handshake");
        booked.put("detail", reduction.difference() + follows);
        return booked;
    }

    /** The row of an order that is credited altogether: from here on the sale has nothing of it. */
    public Map<String, Object> bookedOver(
            @Variable("entry") Map<String, Object> entry,
            @Variable("store") String store,
            @Variable("reduction") Credits.Reduction reduction,
            @Variable("followedChange") String followedChange,
            @Variable("followedFingerprint") String followedFingerprint) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", entry.get("order_id"));
        Map<String, Object> booked = booked(row, reduction, followedChange, followedFingerprint);
        booked.put("event", over(entry) + " in Handshake");
        return booked;
    }

    /** The row of the order's next generation, or of the same one if nothing of it was written. */
    public Map<String, Object> nextGeneration(
            @Variable("row") Map<String, Object> row,
            @Variable("entry") Map<String, Object> entry,
            @Variable("store") String store,
            @Variable("followedChange") String followedChange,
            @Variable("followedFingerprint") String followedFingerprint,
            @Variable("settings") StoreSettings settings) {
        boolean written = isTrue(entry, "written");
        int generation = ((Number) entry.get("generation")).intValue() + (written ? 1 : 0);
        Map<String, Object> next = new HashMap<>(row);
        next.put("generation", generation);
        next.put(
                "externalId",
                OrderLog.externalId(store, (String) entry.get("order_id"), generation));
        next.put("followedChange", followedChange);
        next.put("followedFingerprint", followedFingerprint);
        // what somebody has let through to DEAR once is not asked for again
        if (written
                && "PENDING".equals(row.get("state"))
                && settings.get("consolidate-orders").equals("None")) {
            next.put("nextAttemptAt", Timestamp.from(Instant.now()));
        }
        next.put("event", written ? "written anew" : "taken up again");
        next.put(
                "detail",
                written
                        ? "Sale %s is void; the order as it is now is generation %d"
                                .formatted(saleName(entry), generation)
                        : "Nothing of it had been written to DEAR");
        return next;
    }

    /** Parameters of the statements that end the work on an order, with a line for its audit. */
    public Map<String, Object> ended(
            @Variable("event") String event,
            @Variable("detail") String detail,
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("followedChange") String followedChange,
            @Variable("followedFingerprint") String followedFingerprint,
            @Variable("lookedAt") Timestamp lookedAt) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", orderId);
        row.put("followedChange", followedChange);
        row.put("followedFingerprint", followedFingerprint);
        row.put("lookedAt", lookedAt);
        row.put("event", event);
        row.put("detail", detail);
        return row;
    }

    /** How the end of a cancelled order is told. */
    public String voided(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        return sale == null
                ? "The order was %s in Handshake; DEAR has no sale of it".formatted(over(entry))
                : "Sale %s is void; the order was %s in Handshake"
                        .formatted(new SaleInDear(sale).number(), over(entry));
    }

    private static String over(Map<String, Object> entry) {
        return "GONE".equals(entry.get("change")) ? "deleted" : "cancelled";
    }

    public Timestamp now() {
        return Timestamp.from(Instant.now());
    }

    /**
     * A credit note that was begun is finished before anything else; another waits for its turn.
     */
    private static boolean goesOnCrediting(Map<String, Object> entry) {
        return !isOver(entry) || isTrue(entry, "credit_begun");
    }

    private static boolean isUnwinding(Map<String, Object> entry) {
        return isTrue(entry, "payment_delete_begun") || isTrue(entry, "void_begun");
    }

    private static boolean isTrue(Map<String, Object> entry, String column) {
        return Boolean.TRUE.equals(entry.get(column));
    }

    private boolean isEdited(Map<String, Object> entry) {
        return isLive(entry) && !entry.get("change_fingerprint").equals(entry.get("fingerprint"));
    }

    /** A sale half written that cannot be taken back is written to its end first. */
    private static boolean mustFinish(Map<String, Object> entry, JsonNode sale) {
        SaleInDear state = new SaleInDear(sale);
        return entry.get("sale_id") == null
                && (state.hasAuthorisedInvoice() || blocksRewrite(entry, state) != null);
    }

    private static Judgement unwound(String outcome, Map<String, Object> entry, SaleInDear state) {
        String reason = null;
        if (state.isShipped()) {
            reason = "is shipped";
        } else if (state.hasOtherPayments((String) entry.get("external_id"))) {
            reason = "has a payment that this integration did not make";
        } else if (state.hasCreditNote()) {
            reason = "has a credit note";
        }
        if (reason == null) {
            return Judgement.of(outcome);
        }
        String what = entry.get("change").equals("LIVE") ? "edited" : "cancelled";
        return Judgement.held(
                "CANCELLED",
                "The order was %s in Handshake, and sale %s %s: it cannot be voided."
                        .formatted(what, state.number(), reason),
                "Credit or void the sale in DEAR by hand, then retry.");
    }

    private Judgement replaced(Map<String, Object> entry, SaleInDear state) {
        String reason = blocksRewrite(entry, state);
        return reason == null
                ? Judgement.of("REWRITE")
                : Judgement.held(
                        "EDITED",
                        "The order was edited in Handshake (%s), and sale %s %s."
                                .formatted(
                                        "changed: " + String.join(", ", editedFields(entry)),
                                        state.number(),
                                        reason),
                        "Undo the pick in DEAR and retry; or change the sale there by hand and forget"
                                + " the order here.");
    }

    private static String blocksRewrite(Map<String, Object> entry, SaleInDear state) {
        if (state.isPicked()) {
            return "is picked";
        }
        return state.hasOtherPayments((String) entry.get("external_id"))
                ? "has a payment that this integration did not make"
                : null;
    }

    private Judgement edited(
            Map<String, Object> entry, SaleInDear state, Credits.Reduction reduction) {
        Set<String> others = editedFields(entry);
        others.removeAll(AMOUNTS);
        boolean lower = reduction.isSettled();
        boolean unseen = false;
        if (isOfDay(entry)) {
            others.removeAll(NOT_OF_DAY);
            unseen = reduction.kind().equals(Credits.Reduction.NONE);
        }
        if (others.isEmpty() && (lower || unseen)) {
            return Judgement.of("BOOK");
        }
        List<String> difference = new ArrayList<>();
        if (others.isEmpty() || !reduction.kind().equals(Credits.Reduction.NONE)) {
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
                        : isOfDay(entry) ? raised(entry) : RAISED);
    }

    private static String raised(Map<String, Object> entry) {
        return isCredited(entry)
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

    /** Top-level fields that differ between the order as it was written and as it is. */
    private Set<String> editedFields(Map<String, Object> entry) {
        Set<String> fields = new TreeSet<>();
        if (entry.get("document") == null) {
            return fields;
        }
        JsonNode before = fingerprinted(entry.get("document"));
        JsonNode after = fingerprinted(entry.get("change_document"));
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

    private JsonNode fingerprinted(Object document) {
        return mapping.apply("order-fingerprint", ExactJson.read((String) document));
    }

    private static String saleName(Map<String, Object> entry) {
        Object number = entry.get("sale_number");
        return number == null ? "of " + entry.get("external_id") : number.toString();
    }

    private static String what(SaleInDear state) {
        if (state == null) {
            return "nothing of it is in DEAR";
        }
        return "its sale %s %s"
                .formatted(state.number(), state.isVoid() ? "is void" : "stays in DEAR");
    }

    /**
     * What happens next.
     *
     * @param outcome VOID, REWRITE, BOOK, CREDIT, PAY, WRITE, KEEP or HOLD
     * @param held why a person is needed, for HOLD
     */
    public record Judgement(String outcome, HeldOrder held) {

        static Judgement of(String outcome) {
            return new Judgement(outcome, null);
        }

        static Judgement held(String word, String reason, String remedy) {
            return new Judgement("HOLD", new HeldOrder(word, reason, remedy));
        }
    }
}
