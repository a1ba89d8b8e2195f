package io.handshakedear.consolidation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.orders.Amounts;
import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.DropShipping.Demand;
import io.handshakedear.orders.HeldOrder;
import io.handshakedear.orders.Product;
import io.handshakedear.orders.SaleFigures;
import io.handshakedear.orders.SalePlanner;
import io.handshakedear.orders.SaleTerms;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.NameKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * Plans the one sale of a day's orders (design rule O15). As the aggregation strategy of the
 * splitter it folds each order's share into the plan.
 */
public final class DailySales implements AggregationStrategy {

    private final SalePlanner planner;
    private final SaleTerms terms;

    public DailySales(SalePlanner planner, SaleTerms terms) {
        this.planner = planner;
        this.terms = terms;
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
        String ordered = terms.currency(entry);
        String wanted = terms.currency(customer);
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
        DaySale sale = plan.sale(rule -> terms.tax(rule, settings), inclusive, dropShipped);
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
            Amounts left = remainder.amounts(rule -> terms.tax(rule, settings), inclusive);
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

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
