package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractStringAssert;

/** Orders, products and settings for the tests of the money. */
final class Samples {

    static final Map<String, String> EXCLUSIVE = Map.of("sale-tax-status", "Exclusive");
    static final Map<String, String> ALL_CHARGES =
            Map.of(
                    "charge.discount.product", "Discount",
                    "charge.rounding.product", "Rounding",
                    "charge.shipping.product", "Shipping",
                    "charge.shipping.field", "shippingAmount");

    static final TaxRule NO_TAX = rule("0");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    static StoreSettings store(Map<String, String> settings) {
        Map<String, String> given = new HashMap<>();
        settings.forEach((key, value) -> given.put("store.acme." + key, value));
        return Settings.of(given, name -> null).store("acme");
    }

    /** Settings of a store by turns key, value, key, value, on top of all charges. */
    static StoreSettings withCharges(String... settings) {
        Map<String, String> given = new HashMap<>(ALL_CHARGES);
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        return store(given);
    }

    /** JSON in which apostrophes stand for quotation marks. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** An order with these fields, such as {@code 'totalAmount':'5.00'}, and these lines. */
    static JsonNode order(String fields, String... lines) {
        return json(
                "{%s'lines':[%s]}"
                        .formatted(fields.isEmpty() ? "" : fields + ",", String.join(",", lines)));
    }

    static String line(String sku, int qty, String price) {
        return "{'sku':'%s','qty':%d,'unitPrice':'%s'}".formatted(sku, qty, price);
    }

    static String line(String sku, int qty, String price, String more) {
        return "{'sku':'%s','qty':%d,'unitPrice':'%s',%s}".formatted(sku, qty, price, more);
    }

    static Product stock(String sku) {
        return new Product("id-" + sku, sku, "Product " + sku, "Stock", "No Drop Ship");
    }

    static Map<String, Product> products(String... skus) {
        Map<String, Product> products = new HashMap<>();
        for (String sku : skus) {
            products.put(sku, stock(sku));
        }
        return products;
    }

    static TaxRule rule(String percent) {
        return new TaxRule("VAT", new BigDecimal(percent));
    }

    /** The sale of an order with the products A to D, without tax. */
    static SaleFigures sale(JsonNode order, StoreSettings store) {
        return sale(order, store, NO_TAX, "Total");
    }

    static SaleFigures sale(JsonNode order, StoreSettings store, TaxRule rule, String method) {
        return SaleFigures.of(order, store, rule, method, products("A", "B", "C", "D"), Set.of());
    }

    /** Asserts that the order is held, and goes on with its reason and remedy. */
    static AbstractStringAssert<?> assertHeld(JsonNode order, StoreSettings store) {
        HeldOrder[] held = new HeldOrder[1];
        assertThatExceptionOfType(HeldOrder.class)
                .isThrownBy(() -> sale(order, store))
                .satisfies(e -> held[0] = e);
        assertThat(held[0].remedy()).isNotBlank();
        return assertThat(held[0].reason() + " " + held[0].remedy());
    }
}
