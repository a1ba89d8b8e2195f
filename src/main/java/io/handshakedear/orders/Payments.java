package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Variable;

/**
 * Decides about the payment of an order. Handshake tells of none: a status stands for it (design
 * rule O10), and DEAR takes one only for an authorised invoice (DEAR API 8.9).
 */
public final class Payments {

    /** True if the payment follows the invoice at once. */
    public boolean isDue(
            @Variable("settings") StoreSettings store,
            @Variable("entry") Map<String, Object> entry,
            @Variable("figures") SaleFigures figures) {
        return isWanted(store, (String) entry.get("status"))
                && figures.net().signum() > 0
                && store.get("invoice-status").equals("Authorised");
    }

    /**
     * True if the order is to be paid and was not: its invoice is a draft, or its status has risen
     * since.
     *
     * @param status what the log says now
     */
    public boolean waits(
            @Variable("settings") StoreSettings store,
            @Variable("status") String status,
            @Variable("document") JsonNode document,
            @Variable("figures") SaleFigures figures) {
        return isWanted(store, status)
                && figures.net().signum() > 0
                && document.at("/writes/sale-payment").isMissingNode();
    }

    /** True if an order as Handshake shows it counts as paid. */
    public boolean isWantedNow(
            @Variable("settings") StoreSettings store, @Variable("seen") SeenOrder seen) {
        return isWanted(store, seen.status());
    }

    /** What a payment needs that comes after its sale, as named parameters of SQL. */
    public Map<String, Object> laterRow(
            @Variable("store") String store,
            @Variable("seen") SeenOrder seen,
            @Variable("settings") StoreSettings settings) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", seen.orderId());
        row.put("status", seen.status());
        row.put("orderDate", SalePlanner.orderDate(seen.document(), settings) + "T00:00:00");
        row.put(
                "paymentRate",
                seen.currency() == null
                        ? BigDecimal.ONE
                        : settings.currencyRate(seen.currency()).orElse(BigDecimal.ONE));
        return row;
    }

    /** A waiting payment, as named parameters of SQL. */
    public Map<String, Object> waitingRow(
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("generation") int generation,
            @Variable("document") JsonNode document,
            @Variable("settings") StoreSettings settings) {
        Map<String, Object> row = new HashMap<>();
        row.put("draft", settings.get("invoice-status").equals("Draft"));
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

    /** What the mapping {@code sale-payment} reads: the rest that is due on the invoice. */
    public ObjectNode document(
            @Variable("document") ObjectNode document,
            @Variable("sale") JsonNode sale,
            @Variable("entry") Map<String, Object> entry,
            @Variable("settings") StoreSettings store) {
        SaleInDear state = new SaleInDear(sale);
        document.put("orderDate", (String) entry.get("order_date"));
        document.put("paymentRate", (BigDecimal) entry.get("payment_rate"));
        document.putObject("store").put("paymentsAccount", store.get("payments-account"));
        document.put("paymentAmount", state.due().setScale(2, RoundingMode.HALF_UP));
        document.withObject("/writes/sale-invoice").put("TaskID", state.invoiceTask());
        return document;
    }

    /** Who has no invoice written has none paid, either. */
    private static boolean isWanted(StoreSettings store, String status) {
        return store.flag("create-payments")
                && !store.get("invoice-status").equals("None")
                && store.find("payments-account").isPresent()
                && store.statuses().hasReached(status, store.get("payment-status"));
    }
}
