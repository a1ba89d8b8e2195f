package io.handshakedear.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of an integration which fit the data set of the sandbox, with the names of
 * application.properties.
 */
public final class SandboxSettings {
    /** The API key that the Handshake stand-in accepts. */
    public static final String HANDSHAKE_KEY = "sandbox-handshake-key";

    /** The account that the DEAR stand-in accepts. */
    public static final String DEAR_ACCOUNT = "5a9d0b0e-0000-4000-8000-00000000acc0";

    /** The application key that the DEAR stand-in accepts. */
    public static final String DEAR_KEY = "5a9d0b0e-0000-4000-8000-00000000ca11";

    private SandboxSettings() {}

    /** The settings for stand-ins at these addresses, in a readable order. */
    public static Map<String, String> of(String handshakeUrl, String dearUrl) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("dear.url", dearUrl);
        all.put("dear.account-id", DEAR_ACCOUNT);
        all.put("dear.application-key", DEAR_KEY);
        all.put("stores", "acme");
        Map<String, String> store = new LinkedHashMap<>();
        store.put("url", handshakeUrl);
        store.put("api-key", HANDSHAKE_KEY);
        store.put("time-zone", "America/New_York");
        store.put("order-capture", "Confirmed");
        store.put("order-poll", "0/10 * * * * ?");
        store.put("capture-from", "2020-01-01T00:00:00Z");
        store.put("sale-price-tier", "Wholesale");
        store.put("pick-pack-ship", "none");
        store.put("drop-ship", "when-short");
        store.put("invoice-status", "Authorised");
        store.put("revenue-account", "200");
        store.put("sales-representative", "Acme Store");
        store.put("sale-tax-status", "Exclusive");
        store.put("create-payments", "true");
        store.put("payment-status", "Confirmed");
        store.put("payments-account", "090");
        store.put("currency-rate.EUR", "1.08");
        store.put("update-stock-levels", "true");
        store.put("stock-poll", "0/30 * * * * ?");
        store.put("export-shipping", "true");
        store.put("shipping-poll", "0/30 * * * * ?");
        store.put("tax-mapping", "OrderCategory");
        store.put("tax-rule.default", "Tax on Sales");
        store.put("tax-rule.category." + SandboxData.TRADE, "Tax on Sales");
        store.put("tax-rule.category." + SandboxData.EXEMPT, "Tax Exempt");
        store.put("tax-rule.category." + SandboxData.EUROPE, "VAT 20%");
        store.put("location.default", SandboxData.MAIN);
        store.put("location." + SandboxData.MAIN_WAREHOUSE, SandboxData.MAIN);
        store.put("location." + SandboxData.NORTH_WAREHOUSE, SandboxData.NORTH);
        store.put("charge.discount.product", "Discount");
        store.put("charge.shipping.product", "Shipping");
        store.put("charge.shipping.sku", "SHIPPING");
        store.put("charge.gift-wrap.product", "Gift wrapping");
        store.put("charge.gift-wrap.sku", "GIFT-WRAP");
        store.put("charge.handling.product", "Handling");
        store.put("charge.handling.sku", "HANDLING");
        store.put("charge.rounding.product", "Rounding");
        store.put("customer.payment-term", "30 days");
        store.put("customer.account-receivable", "610");
        store.put("customer.revenue-account", "200");
        store.put("customer.tax-rule", "Tax on Sales");
        store.forEach((key, value) -> all.put("store.acme." + key, value));
        return all;
    }
}
