package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.mapping.JsonMapping;
import io.handshakedear.routing.OrderRouting;
import io.handshakedear.settings.ChargeSettings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ReferenceBooks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Variable;

/**
 * Decides what is fixed when an order is taken: its tax rule (design rule O4), its location (O8)
 * and the stock it reserves (O3).
 */
public final class OrderAssessor {

    private final ReferenceBooks books;
    private final JsonMapping mapping;
    private final OrderRouting routing;

    public OrderAssessor(ReferenceBooks books, JsonMapping mapping, OrderRouting routing) {
        this.books = books;
        this.mapping = mapping;
        this.routing = routing;
    }

    public Assessment assess(
            @Variable("seen") SeenOrder seen, @Variable("settings") StoreSettings settings) {
        String fingerprint = fingerprint(seen.document(), settings);
        Choice location = location(seen, settings);
        if (seen.problem() != null) {
            return unfit(
                    "HELD",
                    "UNREADABLE",
                    seen.problem(),
                    "Correct the order in Handshake; it is read again when it changes",
                    fingerprint,
                    location);
        }
        if (settings.get("tax-mapping").equals("CustomerGroup")
                && OrderReader.hasMereCustomer(seen.document())) {
            return unfit(
                    "HELD",
                    "UNREADABLE",
                    "Handshake gave the order's customer as a mere reference, without its group",
                    "Let the key see whole customers in Handshake, or map taxes by OrderCategory",
                    fingerprint,
                    location);
        }
        Choice rule = taxRule(seen, settings);
        if (rule.value() == null) {
            return skipped("TAX_MAPPING", rule.reason(), fingerprint, location);
        }
        if (isUnknownInDear(rule.value())) {
            return skipped(
                    "TAX_RULE",
                    "The tax rule '%s' (%s) is not in DEAR".formatted(rule.value(), rule.reason()),
                    fingerprint,
                    location);
        }
        try {
            return new Assessment(
                    "PENDING",
                    null,
                    null,
                    null,
                    rule.value(),
                    rule.reason(),
                    location.value(),
                    location.reason(),
                    fingerprint,
                    reserved(seen.document(), settings));
        } catch (HeldOrder held) {
            return new Assessment(
                    "HELD",
                    "UNREADABLE",
                    held.reason(),
                    held.remedy(),
                    rule.value(),
                    rule.reason(),
                    location.value(),
                    location.reason(),
                    fingerprint,
                    Map.of());
        }
    }

    /** The order's fields that reach DEAR always, and those that are charges in this store. */
    private String fingerprint(JsonNode order, StoreSettings settings) {
        StringBuilder text = new StringBuilder();
        text.append(mapping.apply("order-fingerprint", order));
        for (ChargeSettings charge : settings.charges()) {
            if (charge.field() != null) {
                text.append(charge.field()).append(order.path(charge.field()).asText());
            }
        }
        return Digest.of(text.toString());
    }

    private boolean isUnknownInDear(String rule) {
        Map<String, JsonNode> rules = books.dear("tax");
        return !rules.isEmpty() && !rules.containsKey(rule);
    }

    /** One rule for an order; the default serves orders without a category or group. */
    private static Choice taxRule(SeenOrder seen, StoreSettings settings) {
        String mode = settings.get("tax-mapping");
        String fallback = settings.find("tax-rule.default").orElse(null);
        if (fallback == null) {
            return new Choice(null, "The default tax rule is not set (tax-rule.default)");
        }
        return switch (mode) {
            case "OrderCategory" ->
                    mapped(settings, "category", "order category", seen.categoryId(), fallback);
            case "CustomerGroup" ->
                    mapped(settings, "group", "customer group", seen.groupId(), fallback);
            default -> new Choice(fallback, "tax-rule.default");
        };
    }

    private static Choice mapped(
            StoreSettings settings, String kind, String title, String id, String fallback) {
        if (id == null) {
            return new Choice(fallback, "tax-rule.default, since the order has no " + title);
        }
        String rule = settings.taxRules(kind).get(id);
        String key = "tax-rule." + kind + "." + id;
        return rule == null
                ? new Choice(null, "The %s %s has no tax rule (set %s)".formatted(title, id, key))
                : new Choice(rule, key);
    }

    /** The nearest location where the store routes its orders, else the warehouse's. */
    private Choice location(SeenOrder seen, StoreSettings settings) {
        if (settings.get("consolidate-orders").equals("Daily")) {
            return new Choice(
                    settings.get("location.default"),
                    "location.default, since orders are consolidated daily");
        }
        return routing.choose(seen.document(), settings)
                .map(route -> new Choice(route.location(), route.reason()))
                .orElseGet(() -> warehouse(seen, settings));
    }

    private static Choice warehouse(SeenOrder seen, StoreSettings settings) {
        String warehouse = seen.warehouseId();
        if (warehouse != null && settings.locations().containsKey(warehouse)) {
            return new Choice(settings.location(warehouse), "location." + warehouse);
        }
        return new Choice(
                settings.location(null),
                warehouse == null
                        ? "location.default, since the order names no warehouse"
                        : "location.default, since location." + warehouse + " is not set");
    }

    /**
     * Services are charges of the order; what DEAR drop-ships is known when the order is written.
     */
    private static Map<String, BigDecimal> reserved(JsonNode order, StoreSettings settings) {
        List<String> charges = settings.chargeSkus();
        Map<String, BigDecimal> reserved = new TreeMap<>();
        for (OrderLine line : OrderLines.of(order)) {
            long goods = (line.isCredit() ? 0 : line.qty()) + line.qtyFree();
            if (goods > 0 && !charges.contains(line.sku())) {
                reserved.merge(line.sku(), BigDecimal.valueOf(goods), BigDecimal::add);
            }
        }
        return reserved;
    }

    private static Assessment skipped(
            String cause, String reason, String fingerprint, Choice location) {
        return unfit(
                "SKIPPED",
                cause,
                reason,
                "Finish the tax mapping in the settings or add the rule in DEAR; the order is then"
                        + " taken at the next capture",
                fingerprint,
                location);
    }

    private static Assessment unfit(
            String state,
            String cause,
            String reason,
            String remedy,
            String fingerprint,
            Choice location) {
        return new Assessment(
                state,
                cause,
                reason,
                remedy,
                null,
                null,
                location.value(),
                location.reason(),
                fingerprint,
                Map.of());
    }

    /** A value and the setting it comes from; without a value the reason why there is none. */
    private record Choice(String value, String reason) {}
}
