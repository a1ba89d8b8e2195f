package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.settings.ChargeSettings;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the additional charges of an order: in its lines and in its fields (design rule O5). */
final class ChargeSources {

    static final String DISCOUNT = "discount";
    static final String ROUNDING = "rounding";

    private static final List<String> KINDS =
            List.of("shipping", "gift-wrap", "handling", ROUNDING, DISCOUNT);

    /** The order's own discounts are always read; naming them again must not count them twice. */
    private static final Set<String> OWN_DISCOUNTS = Set.of("percentDiscount", "totalOffDiscount");

    /**
     * An amount that the order holds in a field of its own.
     *
     * @param amount in the order's currency, not 0; below 0 for a discount
     * @param inTotal whether the order's {@code totalAmount} contains it
     */
    record FieldCharge(
            String kind, String product, String field, BigDecimal amount, boolean inTotal) {}

    private final StoreSettings store;

    ChargeSources(StoreSettings store) {
        this.store = store;
    }

    /** The kind of charge by the SKU of the lines that are one. */
    Map<String, String> kindsBySku() {
        Map<String, String> kinds = new HashMap<>();
        for (String kind : KINDS) {
            for (String sku : store.find("charge." + kind + ".sku").orElse("").split(",")) {
                if (!sku.isBlank()) {
                    kinds.putIfAbsent(sku.strip(), kind);
                }
            }
        }
        return kinds;
    }

    /** The charges that the order holds in fields; a field that is not there charges nothing. */
    List<FieldCharge> inFields(JsonNode order) {
        List<FieldCharge> found = new ArrayList<>();
        for (String kind : KINDS) {
            String field = store.find("charge." + kind + ".field").orElse(null);
            if (field == null || kind.equals(DISCOUNT) && OWN_DISCOUNTS.contains(field)) {
                continue;
            }
            BigDecimal amount = amount(order, field);
            if (kind.equals(DISCOUNT)) {
                // some write a discount as 5, others as -5
                amount = amount.abs().negate();
            } else if (amount.signum() < 0) {
                throw new HeldOrder(
                        "The order's %s is negative: %s.".formatted(field, Decimals.text(amount)),
                        "Correct it in Handshake, or enter the refund in DEAR by hand.");
            }
            if (amount.signum() != 0) {
                String what = "%s of %s".formatted(field, Decimals.text(amount.abs()));
                found.add(new FieldCharge(kind, product(kind, what), field, amount, inTotal(kind)));
            }
        }
        return found;
    }

    /**
     * The name of the service product for a kind of charge.
     *
     * @param what the amount that needs it, for the message
     * @throws HeldOrder when none is set
     */
    String product(String kind, String what) {
        return store.charge(kind)
                .map(ChargeSettings::product)
                .orElseThrow(
                        () ->
                                new HeldOrder(
                                        "The order has a %s, and no product is set for %s charges."
                                                .formatted(what, kind),
                                        "Set %s to a service product of DEAR."
                                                .formatted(productKey(kind))));
    }

    boolean hasProduct(String kind) {
        return store.charge(kind).isPresent();
    }

    /** The name of the setting that names the product, for messages. */
    String productKey(String kind) {
        return "store.%s.charge.%s.product".formatted(store.name(), kind);
    }

    /**
     * An amount of the order itself, 0 when it is not there.
     *
     * @throws HeldOrder when it is not a sensible number
     */
    static BigDecimal amount(JsonNode order, String field) {
        JsonNode node = order.get(field);
        if (Decimals.isAbsent(node)) {
            return BigDecimal.ZERO;
        }
        return Decimals.read(node)
                .orElseThrow(
                        () ->
                                new HeldOrder(
                                        "The order has %s as its %s: not a sensible number."
                                                .formatted(Decimals.shown(node), field),
                                        "Correct it in Handshake; the order is read again then."));
    }

    private boolean inTotal(String kind) {
        return store.charge(kind).map(ChargeSettings::inTotal).orElse(false);
    }
}
