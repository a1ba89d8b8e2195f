package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Decides about the payment of an order. Handshake tells of none: a status stands for it (design
 * rule O10), and DEAR takes one only for an authorised invoice (DEAR API 8.9).
 */
public final class Payments {

    private final Settings settings;

    public Payments(Settings settings) {
        this.settings = settings;
    }

    /** True if the payment follows the invoice at once. */
    public boolean isDue(
            @Variable("settings") StoreSettings store,
            @Variable("entry") Map<String, Object> entry,
            @Variable("figures") SaleFigures figures) {
        return isWanted(store, entry, figures) && store.get("invoice-status").equals("Authorised");
    }

    /** True if the payment waits until the draft invoice is authorised in DEAR. */
    public boolean waits(
            @Variable("settings") StoreSettings store,
            @Variable("entry") Map<String, Object> entry,
            @Variable("figures") SaleFigures figures) {
        return isWanted(store, entry, figures) && store.get("invoice-status").equals("Draft");
    }

    /** A waiting payment, as named parameters of SQL. */
    public Map<String, Object> waitingRow(
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("generation") int generation,
            @Variable("document") JsonNode document) {
        Map<String, Object> row = new HashMap<>();
        row.put("saleId", document.at("/writes/sale/ID").asText().toLowerCase(Locale.ROOT));
        row.put("store", store);
        row.put("orderId", orderId);
        row.put("generation", generation);
        row.put("externalId", document.path("externalId").asText());
        row.put("orderDate", document.path("orderDate").asText());
        row.put("paymentRate", document.path("paymentRate").decimalValue());
        row.put("waitingSince", Timestamp.from(Instant.now()));
        return row;
    }

    /**
     * OPEN while the invoice is a draft, READY when it can be paid, OVER when it is paid or void.
     */
    public String standing(@Body JsonNode sale) {
        for (JsonNode invoice : sale.path("Invoices")) {
            String status = invoice.path("Status").asText();
            if (status.equals("AUTHORISED")) {
                return "READY";
            }
            if (status.equals("PAID")) {
                return "OVER";
            }
        }
        return "VOIDED".equals(sale.path("Status").asText()) ? "OVER" : "OPEN";
    }

    /** What the mapping {@code sale-payment} reads: the invoice is paid as it was authorised. */
    public ObjectNode document(
            @Body JsonNode sale, @Variable("waiting") Map<String, Object> waiting) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("externalId", (String) waiting.get("external_id"));
        document.put("orderDate", (String) waiting.get("order_date"));
        document.put("paymentRate", (BigDecimal) waiting.get("payment_rate"));
        StoreSettings store = settings.store((String) waiting.get("store"));
        document.putObject("store").put("paymentsAccount", store.get("payments-account"));
        for (JsonNode invoice : sale.path("Invoices")) {
            if (invoice.path("Status").asText().equals("AUTHORISED")) {
                document.put(
                        "paymentAmount",
                        invoice.path("Total").decimalValue().setScale(2, RoundingMode.HALF_UP));
                document.withObject("/writes/sale-invoice")
                        .put("TaskID", invoice.path("TaskID").asText());
            }
        }
        document.withObject("/writes/sale").put("ID", (String) waiting.get("sale_id"));
        return document;
    }

    private static boolean isWanted(
            StoreSettings store, Map<String, Object> entry, SaleFigures figures) {
        return store.flag("create-payments")
                && store.find("payments-account").isPresent()
                && store.statuses()
                        .hasReached((String) entry.get("status"), store.get("payment-status"))
                && figures.total().signum() > 0;
    }
}
