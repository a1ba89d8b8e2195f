package io.handshakedear.consolidation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.orders.SaleInDear;
import io.handshakedear.settings.StoreSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** When the one payment of a daily sale is made (design rules O10, O15). */
public final class DayPayments {

    /**
     * A day counts as paid when all of its orders do; cancelled ones do not hold up a payment.
     *
     * @param statuses of its orders
     * @return the day as payments see it: with a status that does not count as paid, if one has it
     */
    public Map<String, Object> entry(
            @Body List<Map<String, Object>> statuses,
            @Variable("settings") StoreSettings settings) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("status", settings.get("payment-status"));
        for (Map<String, Object> row : statuses) {
            String status = (String) row.get("status");
            if (!countsAsPaid(status, settings)) {
                entry.put("status", status);
            }
        }
        return entry;
    }

    public boolean isPaid(
            @Body List<Map<String, Object>> statuses,
            @Variable("settings") StoreSettings settings) {
        return statuses.stream()
                .allMatch(row -> countsAsPaid((String) row.get("status"), settings));
    }

    /** True unless credit notes have left nothing to pay. */
    public boolean isOwed(@Variable("document") JsonNode document) {
        return document.path("paymentAmount").decimalValue().signum() > 0;
    }

    /** True if the payment may follow now that the day is looked at again with a draft invoice. */
    public boolean looksAtInvoice(
            @Variable("day") Map<String, Object> day,
            @Variable("entry") Map<String, Object> entry,
            @Variable("settings") StoreSettings settings) {
        return day.get("sale_id") != null
                && isPaymentWanted(settings)
                && settings.get("invoice-status").equals("Draft")
                && countsAsPaid((String) entry.get("status"), settings);
    }

    public boolean isInvoiced(@Variable("sale") JsonNode sale) {
        return new SaleInDear(sale).hasAuthorisedInvoice();
    }

    /** True while the payment waits until a draft invoice is authorised in DEAR. */
    public boolean waitsForInvoice(
            @Variable("document") ObjectNode document,
            @Variable("entry") Map<String, Object> entry,
            @Variable("settings") StoreSettings settings) {
        return "DRAFT".equals(waitsFor(document, entry, settings));
    }

    /** What the payment waits for: OPEN for its orders' statuses, DRAFT for the invoice. */
    static String waitsFor(ObjectNode document, Map<String, Object> entry, StoreSettings settings) {
        if (!isPaymentWanted(settings)
                || document.path("paymentAmount").decimalValue().signum() <= 0
                || !document.at("/writes/sale-payment").isMissingNode()) {
            return null;
        }
        if (!countsAsPaid((String) entry.get("status"), settings)) {
            return "OPEN";
        }
        return settings.get("invoice-status").equals("Draft") ? "DRAFT" : null;
    }

    private static boolean isPaymentWanted(StoreSettings settings) {
        return settings.flag("create-payments")
                && settings.find("payments-account").isPresent()
                && !settings.get("invoice-status").equals("None");
    }

    private static boolean countsAsPaid(String status, StoreSettings settings) {
        return settings.statuses().hasReached(status, settings.get("payment-status"))
                || settings.statuses().isCancelled(status);
    }
}
