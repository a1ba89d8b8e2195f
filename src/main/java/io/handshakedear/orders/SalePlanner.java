package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Plans the sale that equals an order: its amounts, and the document that the mappings in {@code
 * routes/mappings} read (design rules O5 to O10).
 */
public final class SalePlanner {

    private static final Map<String, String> PICK_MODES =
            Map.of(
                    "none", "NOPICK",
                    "pick", "AUTOPICK",
                    "pick-pack", "AUTOPICKPACK",
                    "pick-pack-ship", "AUTOPICKPACKSHIP");

    private final SaleTerms terms;

    public SalePlanner(SaleTerms terms) {
        this.terms = terms;
    }

    /**
     * @throws HeldOrder naming the lines without a product, or the arithmetic that does not fit
     */
    public SaleFigures figures(
            @Variable("order") JsonNode order,
            @Variable("products") Map<String, Product> products,
            @Variable("dropShipped") Set<String> dropShipped,
            @Variable("entry") Map<String, Object> entry,
            @Variable("settings") StoreSettings settings,
            @Variable("refusals") Map<String, String> refusals) {
        List<OrderLine> unknown = SaleFigures.unknownSkus(order, products, settings);
        if (!unknown.isEmpty()) {
            throw unknownSkus(unknown, refusals);
        }
        return SaleFigures.of(
                order,
                settings,
                terms.taxRule((String) entry.get("tax_rule")),
                terms.taxCalculation(),
                products,
                dropShipped);
    }

    /**
     * What the mappings read.
     *
     * @throws HeldOrder when the order's currency has no rate (design rule O9), or its addresses no
     *     country, which DEAR requires of each
     */
    public ObjectNode document(
            @Variable("order") JsonNode order,
            @Variable("figures") SaleFigures figures,
            @Variable("entry") Map<String, Object> entry,
            @Variable("settings") StoreSettings settings) {
        requireCountry(order);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("order", order);
        document.set("figures", figures.toJson());
        document.put("externalId", (String) entry.get("external_id"));
        document.put("orderNumber", (String) entry.get("order_number"));
        document.put("location", (String) entry.get("location"));
        document.put("taxRule", (String) entry.get("tax_rule"));
        document.put("taxInclusive", settings.get("sale-tax-status").equals("Inclusive"));
        LocalDate date = orderDate(order, settings);
        document.put("orderDate", date + "T00:00:00");
        document.put(
                "dueDate", PaymentTerm.dueDate(terms.paymentTerm(settings), date) + "T00:00:00");
        String currency = terms.currency(entry, order);
        document.put("currency", currency);
        BigDecimal rate = terms.currencyRate(currency, settings);
        if (rate != null) {
            document.put("currencyRate", rate);
        }
        document.put("paymentRate", rate == null ? BigDecimal.ONE : rate);
        document.put("paymentAmount", figures.net().setScale(2, RoundingMode.HALF_UP));
        document.set("store", storeSettings(settings));
        return document;
    }

    /** Puts the customer's DEAR id into the document. */
    public void forCustomer(@Body String customerId, @Variable("document") ObjectNode document) {
        document.withObject("/customer").put("id", customerId);
    }

    /** What the mappings read of a sale that was written before: its ExternalID and its id. */
    public ObjectNode writtenSale(
            @Variable("subject") String externalId, @Variable("saleId") String saleId) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("externalId", externalId);
        if (saleId != null) {
            document.withObject("/writes/sale").put("ID", saleId);
        }
        return document;
    }

    /** The id of the sale that was written, for look-ups. */
    public static String saleId(@Variable("document") ObjectNode document) {
        return document.at("/writes/sale/ID").asText();
    }

    /**
     * @throws HeldOrder when DEAR's totals are not the order's (design rule O6)
     */
    public void requireSameTotals(
            @Variable("document") ObjectNode document, @Variable("figures") SaleFigures figures) {
        JsonNode answer = document.at("/writes/sale-order");
        figures.difference(answer)
                .ifPresent(
                        arithmetic -> {
                            throw new HeldOrder(
                                    "TOTALS",
                                    "DEAR's sale differs from the order: " + arithmetic,
                                    "Compare both; then void the sale in DEAR, forget the order"
                                            + " here and load orders again");
                        });
    }

    public static boolean wantsInvoice(@Variable("settings") StoreSettings settings) {
        return !settings.get("invoice-status").equals("None");
    }

    /** The order's last log and audit entries, as named parameters of SQL. */
    public Map<String, Object> finishedRow(
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("generation") int generation,
            @Variable("document") ObjectNode document,
            @Variable("figures") SaleFigures figures) {
        return Map.of(
                "store",
                store,
                "orderId",
                orderId,
                "generation",
                generation,
                "saleId",
                saleId(document).toLowerCase(Locale.ROOT),
                "saleNumber",
                document.at("/writes/sale-order/SaleOrderNumber").asText(""),
                "event",
                "processed",
                "detail",
                String.join("; ", figures.arithmetic()));
    }

    /** Names the lines, and what DEAR said to those of their items that it refused. */
    private static HeldOrder unknownSkus(List<OrderLine> lines, Map<String, String> refusals) {
        List<String> named = new ArrayList<>();
        for (OrderLine line : lines) {
            String refusal = refusals.get(String.valueOf(line.itemNumber()));
            named.add(refusal == null ? line.label() : line.label() + " (" + refusal + ")");
        }
        return new HeldOrder(
                "UNKNOWN_SKU",
                "DEAR has no product for " + String.join(", ", named),
                "Add the product to DEAR or make it active there; the order then goes on by itself");
    }

    /** One country is enough: an address without one is taken to be in that of another. */
    private static void requireCountry(JsonNode order) {
        JsonNode customer = order.path("customer");
        List<JsonNode> addresses = new ArrayList<>();
        addresses.add(order.path("billTo"));
        addresses.add(order.path("shipTo"));
        addresses.add(customer.path("billTo"));
        addresses.add(customer.path("defaultShipTo"));
        customer.path("shipTos").forEach(addresses::add);
        if (hasAny(addresses, "street") && !hasAny(addresses, "country")) {
            throw new HeldOrder(
                    "ADDRESS",
                    "The order's addresses name no country, and DEAR takes none without",
                    "Give the customer's billing address a country in Handshake");
        }
    }

    private static boolean hasAny(List<JsonNode> addresses, String field) {
        return addresses.stream()
                .anyMatch(address -> OrderReader.text(address.path(field)) != null);
    }

    /** The local day on which the order was made. */
    static LocalDate orderDate(JsonNode order, StoreSettings settings) {
        for (String field : List.of("ctime", "lastEdited")) {
            try {
                return OffsetDateTime.parse(order.path(field).asText())
                        .atZoneSameInstant(settings.timeZone())
                        .toLocalDate();
            } catch (DateTimeException e) {
                continue;
            }
        }
        return LocalDate.ofInstant(Instant.now(), settings.timeZone());
    }

    static ObjectNode storeSettings(StoreSettings settings) {
        ObjectNode store = JsonNodeFactory.instance.objectNode();
        settings.find("sales-representative")
                .ifPresent(value -> store.put("salesRepresentative", value));
        settings.find("sale-price-tier").ifPresent(value -> store.put("priceTier", value));
        settings.find("revenue-account").ifPresent(value -> store.put("revenueAccount", value));
        settings.find("payments-account").ifPresent(value -> store.put("paymentsAccount", value));
        store.put("pickMode", PICK_MODES.get(settings.get("pick-pack-ship")));
        store.put("invoiceStatus", settings.get("invoice-status").toUpperCase());
        ObjectNode customer = store.putObject("customer");
        customer.put("paymentTerm", settings.get("customer.payment-term"));
        customer.put("accountReceivable", settings.get("customer.account-receivable"));
        customer.put("revenueAccount", settings.get("customer.revenue-account"));
        customer.put("taxRule", settings.get("customer.tax-rule"));
        return store;
    }
}
