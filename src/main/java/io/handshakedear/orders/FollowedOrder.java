package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.database.Moments;
import io.handshakedear.mapping.ExactJson;
import java.time.Instant;
import java.util.Map;

/**
 * What the log knows of an order whose sale follows it, as {@code sql/find-following} reads it: the
 * order as it was written, what Handshake shows since, and what was begun in DEAR.
 *
 * @param row the log row, with the change that was seen and the writes that were begun
 */
record FollowedOrder(Map<String, Object> row) {

    /** What changed: LIVE, CANCELLED, GONE or REOPENED; empty where only the sale is looked at. */
    String change() {
        return row.get("change") == null ? "" : text("change");
    }

    /** The fingerprint of the order as it is now; empty where only the sale is looked at. */
    String changeFingerprint() {
        return row.get("change") == null ? "" : text("change_fingerprint");
    }

    /** The status that Handshake shows. */
    String changeStatus() {
        return text("change_status");
    }

    /** The order as Handshake showed it last. */
    JsonNode changeDocument() {
        return ExactJson.read(text("change_document"));
    }

    /** True if the order as it was written is still kept (design rule C9). */
    boolean hasDocument() {
        return row.get("document") != null;
    }

    /** The order as it was written. */
    JsonNode document() {
        return ExactJson.read(text("document"));
    }

    String orderId() {
        return text("order_id");
    }

    String externalId() {
        return text("external_id");
    }

    int generation() {
        return ((Number) row.get("generation")).intValue();
    }

    /** How people know the sale: by its number, or else by its ExternalID. */
    String saleName() {
        return row.get("sale_number") == null ? "of " + externalId() : text("sale_number");
    }

    /** True for an order of a daily sale. */
    boolean isOfDay() {
        return row.get("day_plan") != null;
    }

    boolean isLive() {
        return change().equals("LIVE");
    }

    /** True if Handshake shows the order as cancelled or not at all. */
    boolean isOver() {
        return change().equals("CANCELLED") || change().equals("GONE");
    }

    /** How an order that is over came to its end. */
    String end() {
        return change().equals("GONE") ? "deleted" : "cancelled";
    }

    /** True if what reaches DEAR is not what was written. */
    boolean isEdited() {
        return isLive() && !changeFingerprint().equals(row.get("fingerprint"));
    }

    /** True if the order was credited altogether: its sale, a daily one, has nothing of it. */
    boolean isCredited() {
        return isOfDay() && "".equals(row.get("fingerprint"));
    }

    /** True if anything of the order was sent to DEAR. */
    boolean isWritten() {
        return isTrue("written");
    }

    /** True if the sale was written to its end. */
    boolean isComplete() {
        return row.get("sale_id") != null;
    }

    /** True if a payment waits for the invoice. */
    boolean hasPlannedPayment() {
        return row.get("order_date") != null;
    }

    /** True if a credit note waits or was begun. */
    boolean hasCredit() {
        return row.get("credit_key") != null;
    }

    /**
     * A credit note that was begun is finished before anything else; another waits for its turn.
     */
    boolean goesOnCrediting() {
        return hasCredit() && (!isOver() || isTrue("credit_begun"));
    }

    boolean isPaymentBegun() {
        return isTrue("payment_begun");
    }

    boolean isPaymentDeleteBegun() {
        return isTrue("payment_delete_begun");
    }

    boolean isRefundBegun() {
        return isTrue("refund_begun");
    }

    boolean isVoidBegun() {
        return isTrue("void_begun");
    }

    /** True if taking the sale back was begun. */
    boolean isUnwinding() {
        return isPaymentDeleteBegun() || isVoidBegun();
    }

    /** Since when a write waits whose answer was lost; null without such a write. */
    Instant openSince() {
        return row.get("open_since") == null ? null : Moments.of(row.get("open_since"));
    }

    /** A sale half written that cannot be taken back is written to its end first. */
    boolean mustFinish(SaleInDear sale) {
        return !isComplete() && (sale.hasAuthorisedInvoice() || blocksRewrite(sale) != null);
    }

    /** Why the sale cannot be voided and written anew; null if it can. */
    String blocksRewrite(SaleInDear sale) {
        if (sale.isPicked()) {
            return "is picked";
        }
        return sale.hasOtherPayments(externalId())
                ? "has a payment that this integration did not make"
                : null;
    }

    private boolean isTrue(String column) {
        return Boolean.TRUE.equals(row.get(column));
    }

    private String text(String column) {
        return (String) row.get(column);
    }
}
