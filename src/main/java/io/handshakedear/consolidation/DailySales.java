package io.handshakedear.consolidation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.orders.Amounts;
import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.DropShipping.Demand;
import io.handshakedear.orders.HeldOrder;
import io.handshakedear.orders.Product;
import io.handshakedear.orders.SaleFigures;
import io.handshakedear.orders.SaleInDear;
import io.handshakedear.orders.SalePlanner;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.NameKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * Plans the one sale of a day's orders and says what becomes of them (design rule O15). As the
 * aggregation strategy of the splitter it folds each order's share into the plan.
 */
public final class DailySales implements AggregationStrategy {

    private final SalePlanner planner;

    public DailySales(SalePlanner planner) {
        this.planner = planner;
    }

    /** Adds the share in the body, if there is one, to the plan; nothing else of it is kept. */
    @Override
    public Exchange aggregate(Exchange before, Exchange order) {
        if (order.getMessage().getBody() instanceof DayPlan.Share share) {
            order.getVariable("plan", DayPlan.class).add(share);
        }
        return before == null ? order : before;
    }

    public DayPlan begin(@Variable("settings") StoreSettings settings) {
        return new DayPlan("store.%s.charge.rounding.product".formatted(settings.name()));
    }

    /** What the customer that daily sales are for is found by. */
    public String customerKey(@Variable("settings") StoreSettings settings) {
        return NameKey.of(customerName(settings));
    }

    private static String customerName(StoreSettings settings) {
        return settings.get("consolidated-customer");
    }

    /**
     * @throws HeldOrder when there is no such customer, or it cannot be sold to
     */
    public void requireCustomer(
            @Variable("customer") Map<String, Object> customer,
            @Variable("settings") StoreSettings settings) {
        String key = "store.%s.consolidated-customer".formatted(settings.name());
        if (customer == null) {
            throw new HeldOrder(
                    "CUSTOMER",
                    "DEAR has no customer named '%s' (%s)".formatted(customerName(settings), key),
                    "Create the customer in DEAR or correct the setting, then retry");
        }
        if ("Deprecated".equalsIgnoreCase((String) customer.get("status"))) {
            throw new HeldOrder(
                    "CUSTOMER",
                    "The customer '%s' (%s) is deprecated in DEAR"
                            .formatted(customerName(settings), key),
                    "Make the customer active in DEAR, then retry");
        }
    }

    /**
     * What an order brings to the sale.
     *
     * @throws HeldOrder when the order cannot be part of it
     */
    public DayPlan.Share share(
            @Variable("entry") Map<String, Object> entry,
            @Variable("figures") SaleFigures figures,
            @Variable("products") Map<String, Product> products,
            @Variable("customer") Map<String, Object> customer,
            @Variable("plan") DayPlan plan) {
        String ordered = planner.currency(entry);
        String wanted = planner.currency(customer);
        if (!ordered.equals(wanted)) {
            throw new HeldOrder(
                    "CURRENCY",
                    "The order is in %s, the customer of daily sales has the currency %s"
                            .formatted(ordered, wanted),
                    "Enter the order in DEAR by hand and cancel it in Handshake, or let the store"
                            + " have orders of one currency");
        }
        DayPlan.Share share =
                new DayPlan.Share(
                        (String) entry.get("order_id"),
                        (String) entry.get("order_number"),
                        ((Number) entry.get("generation")).intValue(),
                        (String) entry.get("fingerprint"),
                        (String) entry.get("tax_rule"),
                        figures);
        plan.requireFit(share);
        plan.know(products.values());
        return share;
    }

    /** What has to be in stock for lines that may be drop-shipped (design rule O7). */
    public List<Demand> dropShipChoices(
            @Variable("plan") DayPlan plan, @Variable("settings") StoreSettings settings) {
        if (!settings.get("drop-ship").equals("when-short")) {
            return List.of();
        }
        List<Demand> demands = new ArrayList<>();
        plan.unitsFromStock()
                .forEach(
                        (product, units) -> {
                            if (product.leavesDropShipChoice()) {
                                demands.add(
                                        new Demand(
                                                product.id(),
                                                product,
                                                settings.get("location.default"),
                                                units));
                            }
                        });
        return demands;
    }

    /** What the mappings read; the customer's part and the addresses of the orders are ignored. */
    public ObjectNode document(
            @Variable("plan") DayPlan plan,
            @Variable("dropShipped") Set<String> dropShipped,
            @Variable("day") Map<String, Object> day,
            @Variable("customer") Map<String, Object> customer,
            @Variable("settings") StoreSettings settings) {
        boolean inclusive = settings.get("sale-tax-status").equals("Inclusive");
        DaySale sale = plan.sale(rule -> planner.tax(rule, settings), inclusive, dropShipped);
        Map<String, Object> entry = new HashMap<>();
        entry.put("external_id", day.get("external_id"));
        entry.put("order_number", "Handshake orders of " + day.get("business_day"));
        entry.put("location", settings.get("location.default"));
        entry.put("tax_rule", settings.get("tax-rule.default"));
        entry.put("currency", customer.get("currency"));
        ObjectNode document =
                planner.document(
                        JsonNodeFactory.instance.objectNode(), sale.figures(), entry, settings);
        document.remove("order");
        document.set("figures", sale.toJson());
        document.put("orderDate", day.get("business_day") + "T00:00:00");
        document.putObject("customer").put("id", (String) customer.get("customer_id"));
        if (!plan.credited().isEmpty()) {
            DayRemainder remainder = new DayRemainder(document.path("figures"));
            plan.credited().forEach(one -> remainder.credit(one.orderId(), one.figures()));
            Amounts left = remainder.amounts(rule -> planner.tax(rule, settings), inclusive);
            document.set("remaining", remainder.toJson(left));
            document.put("paymentAmount", cents(left.net()));
        }
        return document;
    }

    /** One row for each planned order: it is fixed as it was planned, and its audit says so. */
    public List<Map<String, Object>> memberRows(
            @Variable("plan") DayPlan plan,
            @Variable("store") String store,
            @Variable("subject") String externalId) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DayPlan.Member member : plan.members()) {
            rows.add(
                    Map.of(
                            "store", store,
                            "orderId", member.orderId(),
                            "generation", member.generation(),
                            "fingerprint", member.fingerprint(),
                            "subject", externalId,
                            "event", "planned",
                            "detail",
                                    "Its share of the sale %s: %s"
                                            .formatted(externalId, member.arithmetic())));
        }
        return rows;
    }

    /** The planned sale, as named parameters of SQL. */
    public Map<String, Object> planRow(
            @Variable("plan") DayPlan plan,
            @Variable("document") ObjectNode document,
            @Variable("subject") String externalId) {
        Map<String, Object> row = new HashMap<>();
        row.put("subject", externalId);
        row.put("plan", document.toString());
        row.put("orders", plan.members().size());
        row.put("total", Decimals.text(plan.orderTotal()));
        JsonNode remaining = document.get("remaining");
        row.put("remaining", remaining == null ? null : remaining.toString());
        return row;
    }

    /**
     * @param fixed how many orders were still as they were planned
     * @throws PlanOutdated when one has changed meanwhile: the plan is not stored, and made anew
     */
    public void requireUnchanged(
            @Header("CamelSqlUpdateCount") int fixed, @Variable("plan") DayPlan plan) {
        if (fixed != plan.members().size()) {
            throw new PlanOutdated(plan.members().size() - fixed);
        }
    }

    /** A plan as it was stored; what is paid is what credit notes have left of it. */
    public ObjectNode read(@Body Map<String, Object> row) {
        ObjectNode document = (ObjectNode) ExactJson.read((String) row.get("document"));
        if (row.get("remaining") != null) {
            JsonNode remaining = ExactJson.read((String) row.get("remaining"));
            document.put("paymentAmount", cents(remaining.get("total").decimalValue()));
        }
        return document;
    }

    /** True unless credit notes have left nothing to pay. */
    public boolean isOwed(@Variable("document") JsonNode document) {
        return document.path("paymentAmount").decimalValue().signum() > 0;
    }

    /** What DEAR's totals are compared with. */
    public SaleFigures figures(@Variable("document") JsonNode document) {
        JsonNode figures = document.path("figures");
        List<String> arithmetic = new ArrayList<>();
        figures.path("arithmetic").forEach(text -> arithmetic.add(text.asText()));
        return new SaleFigures(
                List.of(),
                List.of(),
                amount(figures, "totalBeforeTax"),
                amount(figures, "tax"),
                amount(figures, "total"),
                amount(figures, "orderTotal"),
                arithmetic,
                SaleFigures.noCredit(),
                figures.path("serviceOnly").asBoolean());
    }

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

    private static boolean countsAsPaid(String status, StoreSettings settings) {
        return settings.statuses().hasReached(status, settings.get("payment-status"))
                || settings.statuses().isCancelled(status);
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
        return "DRAFT".equals(payment(document, entry, settings));
    }

    private static boolean isPaymentWanted(StoreSettings settings) {
        return settings.flag("create-payments")
                && settings.find("payments-account").isPresent()
                && !settings.get("invoice-status").equals("None");
    }

    /** What the payment waits for: OPEN for its orders' statuses, DRAFT for the invoice. */
    private static String payment(
            ObjectNode document, Map<String, Object> entry, StoreSettings settings) {
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

    /**
     * Why a person has to decide about the changed orders of a daily sale; null if the sale can be
     * voided and written anew (design rule O12).
     *
     * @param changes of the day's orders
     * @param sale as DEAR has it now
     */
    public Map<String, Object> hold(
            @Variable("changes") List<Map<String, Object>> changes,
            @Variable("day") Map<String, Object> day,
            @Variable("sale") JsonNode sale,
            @Variable("subject") String externalId) {
        SaleInDear state = new SaleInDear(sale);
        if (Boolean.TRUE.equals(day.get("void_begun")) && state.isVoid()
                || credits(changes, day, sale)) {
            return null;
        }
        String what = "The order was %s in Handshake after the sale %s of its day was written";
        String change = changed(changes);
        if (state.isVoid()) {
            return held(
                    externalId,
                    "VOIDED",
                    what.formatted(change, state.number()) + ", and that sale is void in DEAR",
                    "Forget the orders of the day and load them again");
        }
        if (changes.stream().allMatch(row -> "REOPENED".equals(row.get("change")))) {
            return held(
                    externalId,
                    "REOPENED_LATE",
                    what.formatted(change, state.number()),
                    "Nothing to do: it goes on when its status rises again in Handshake");
        }
        String obstacle =
                state.hasAuthorisedInvoice()
                        ? "its invoice %s is authorised".formatted(state.invoiceNumber())
                        : state.isPicked()
                                ? "goods of it are picked"
                                : state.hasOtherPayments(externalId)
                                        ? "it has payments"
                                        : state.hasCreditNote() ? "it has a credit note" : null;
        return obstacle == null
                ? null
                : held(
                        externalId,
                        "CHANGED_LATE",
                        what.formatted(change, state.number()) + ", and " + obstacle,
                        "Enter the difference in DEAR by hand, such as a credit note for the order's"
                                + " share (see why), or undo the change in Handshake; where the"
                                + " sale is free again in DEAR, retry");
    }

    /**
     * True if the orders are followed one by one, by credit notes on the authorised invoice; where
     * nothing has changed, credit notes wait.
     */
    public boolean credits(
            @Variable("changes") List<Map<String, Object>> changes,
            @Variable("day") Map<String, Object> day,
            @Variable("sale") JsonNode sale) {
        SaleInDear state = new SaleInDear(sale);
        boolean invoiced = !state.isVoid() && state.hasAuthorisedInvoice();
        return changes.isEmpty() || invoiced && !Boolean.TRUE.equals(day.get("void_begun"));
    }

    /** True unless the sale is void already. */
    public boolean voids(
            @Variable("sale") JsonNode sale, @Variable("day") Map<String, Object> day) {
        return !new SaleInDear(sale).isVoid() || Boolean.TRUE.equals(day.get("void_begun"));
    }

    private static String changed(List<Map<String, Object>> changes) {
        List<String> words =
                changes.stream()
                        .map(
                                row ->
                                        switch ((String) row.get("change")) {
                                            case "CANCELLED" -> "cancelled";
                                            case "GONE" -> "deleted";
                                            case "REOPENED" -> "set back";
                                            default -> "edited";
                                        })
                        .distinct()
                        .toList();
        return String.join(" or ", words);
    }

    private static Map<String, Object> held(
            String externalId, String cause, String reason, String remedy) {
        return Map.of("subject", externalId, "cause", cause, "reason", reason, "remedy", remedy);
    }

    /** The day's end, as named parameters of SQL. */
    public Map<String, Object> finishedRow(
            @Variable("subject") String externalId,
            @Variable("document") ObjectNode document,
            @Variable("entry") Map<String, Object> entry,
            @Variable("settings") StoreSettings settings) {
        Map<String, Object> row = new HashMap<>();
        row.put("subject", externalId);
        row.put("saleId", planner.saleId(document).toLowerCase(Locale.ROOT));
        row.put("saleNumber", document.at("/writes/sale-order/SaleOrderNumber").asText(""));
        row.put("payment", payment(document, entry, settings));
        row.put("draft", settings.get("invoice-status").equals("Draft"));
        row.put("paid", !document.at("/writes/sale-payment").isMissingNode());
        return row;
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal amount(JsonNode figures, String field) {
        return figures.path(field).decimalValue();
    }
}
