package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.Settings;
import io.handshakedear.systems.NotSettled;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * What the routes ask while a sale in DEAR follows its order (design rules O12 to O14); what the
 * sale does next is for {@link ChangeJudge} to say.
 */
public final class Following {

    private final Duration settlingTime;
    private final OrderReader reader = new OrderReader();

    public Following(Settings settings) {
        this.settlingTime = settings.duration("settling-time");
    }

    /** What is followed where nothing is: a change that comes meanwhile is another one. */
    public String nothing() {
        return "";
    }

    public int generation(@Variable("entry") Map<String, Object> entry) {
        return new FollowedOrder(entry).generation();
    }

    public String paymentQuery(@Variable("document") JsonNode document) {
        return "ID=" + document.path("paymentId").asText();
    }

    public String voidQuery(@Variable("document") JsonNode document) {
        return "ID=" + document.at("/writes/sale/ID").asText() + "&Void=true";
    }

    /** The change that is followed; empty where only the sale is looked at. */
    public String change(@Variable("entry") Map<String, Object> entry) {
        return new FollowedOrder(entry).change();
    }

    public String fingerprint(@Variable("entry") Map<String, Object> entry) {
        return new FollowedOrder(entry).changeFingerprint();
    }

    /**
     * @throws NotSettled while DEAR may still be at a write whose answer was lost: the sale would
     *     not be seen as it will be
     */
    public void requireSettled(@Variable("entry") Map<String, Object> entry) {
        Instant since = new FollowedOrder(entry).openSince();
        if (since != null && Instant.now().isBefore(since.plus(settlingTime))) {
            throw new NotSettled("sale", settlingTime);
        }
    }

    /** The sale's id in the result of its first write, or null. */
    public String saleId(@Body JsonNode result) {
        return result == null ? null : result.path("ID").asText();
    }

    public boolean isLive(@Variable("entry") Map<String, Object> entry) {
        return new FollowedOrder(entry).isLive();
    }

    /** The order as Handshake showed it last. */
    public SeenOrder seen(@Variable("entry") Map<String, Object> entry) {
        return reader.read(new FollowedOrder(entry).changeDocument());
    }

    /** True if figures decide for an order of a daily sale. */
    public boolean needsDayFigures(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        FollowedOrder order = new FollowedOrder(entry);
        return order.isOfDay()
                && (order.isEdited() || order.isOver() && !order.isCredited())
                && isAlive(sale)
                && new SaleInDear(sale).hasAuthorisedInvoice();
    }

    /** True if the daily sale has figures of the order as it was written. */
    public boolean isWritten(@Variable("entry") Map<String, Object> entry) {
        return !new FollowedOrder(entry).isCredited();
    }

    /** True if figures decide: the order was edited and its sale can follow. */
    public boolean needsFigures(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        FollowedOrder order = new FollowedOrder(entry);
        return !order.isOfDay()
                && order.isEdited()
                && isAlive(sale)
                && !order.isUnwinding()
                && !order.mustFinish(new SaleInDear(sale));
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
        FollowedOrder order = new FollowedOrder(entry);
        if (!order.hasDocument()) {
            throw new HeldOrder(
                    "EDITED",
                    "The order was edited in Handshake after its sale was invoiced, and what was"
                            + " written was purged after raw-retention-days.",
                    "Compare order and sale, and enter the difference in DEAR by hand.");
        }
        return order.document();
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
        return due || new FollowedOrder(entry).isPaymentBegun();
    }

    /** True if a refund was begun; whether another is due is for the credits to say. */
    public boolean isRefundBegun(@Variable("entry") Map<String, Object> entry) {
        return new FollowedOrder(entry).isRefundBegun();
    }

    /** True if the sale has yet to be voided. */
    public boolean isAlive(@Variable("sale") JsonNode sale) {
        return sale != null && !new SaleInDear(sale).isVoid();
    }

    /** True if something of the sale has to be taken back, or was begun to be. */
    public boolean takesBack(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        return sale != null && (isAlive(sale) || new FollowedOrder(entry).isUnwinding());
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
        FollowedOrder order = new FollowedOrder(entry);
        List<JsonNode> ours = new SaleInDear(sale).paymentsOf(order.externalId());
        if (!ours.isEmpty()) {
            document.put("paymentId", ours.get(0).path("ID").asText());
        }
        return !ours.isEmpty() || order.isPaymentDeleteBegun();
    }

    /** True if the sale has to be voided, or was begun to be. */
    public boolean voids(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        return isAlive(sale) || new FollowedOrder(entry).isVoidBegun();
    }

    public Timestamp now() {
        return Timestamp.from(Instant.now());
    }
}
