package io.handshakedear.settings;

import static io.handshakedear.settings.Setting.choice;
import static io.handshakedear.settings.Setting.of;
import static io.handshakedear.settings.SettingType.CRON;
import static io.handshakedear.settings.SettingType.DECIMAL;
import static io.handshakedear.settings.SettingType.DURATION;
import static io.handshakedear.settings.SettingType.FLAG;
import static io.handshakedear.settings.SettingType.MOMENT;
import static io.handshakedear.settings.SettingType.NAMES;
import static io.handshakedear.settings.SettingType.PORT;
import static io.handshakedear.settings.SettingType.SCHEDULE;
import static io.handshakedear.settings.SettingType.SECRET;
import static io.handshakedear.settings.SettingType.TEXT;
import static io.handshakedear.settings.SettingType.TIME_OF_DAY;
import static io.handshakedear.settings.SettingType.URL;
import static io.handshakedear.settings.SettingType.WHOLE_NUMBER;
import static io.handshakedear.settings.SettingType.ZONE;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every setting there is, with its type and default; {@code application.properties} explains them.
 */
final class KnownSettings {

    /** What the database's own URL says where none is given: a file below the working directory. */
    private static final String DEFAULT_DATABASE = "jdbc:h2:file:./data/handshake-dear";

    static final List<Setting> GLOBAL =
            List.of(
                    of("database.url", TEXT, DEFAULT_DATABASE),
                    of("database.user", TEXT, "sa"),
                    of("database.password", SECRET, ""),
                    of("dear.url", URL, "https://inventory.dearsystems.com/ExternalApi/v2"),
                    of("dear.web-url", URL, "https://inventory.dearsystems.com"),
                    of("dear.account-id", SECRET, null),
                    of("dear.application-key", SECRET, null),
                    of("dear.requests-per-minute", WHOLE_NUMBER, "60"),
                    of("admin.host", TEXT, "127.0.0.1"),
                    of("admin.port", PORT, "8080"),
                    of("admin.password", SECRET, ""),
                    of("admin.url", URL, ""),
                    of("admin.session-time", DURATION, "12h"),
                    of("webhook.url", URL, ""),
                    of("webhook.secret", SECRET, ""),
                    of("alert.url", URL, ""),
                    of("raw-retention-days", WHOLE_NUMBER, "90"),
                    of("routes.dir", TEXT, ""),
                    of("rate-window", DURATION, "60s"),
                    of("response-timeout", DURATION, "60s"),
                    of("settling-time", DURATION, "20s"),
                    of("retry-delay", DURATION, "30s"),
                    of("read-retry-delay", DURATION, "1s"),
                    of("index-refresh", DURATION, "10m"),
                    of("books-refresh", DURATION, "24h"),
                    of("reread-after", DURATION, "10m"),
                    of("work-poll", DURATION, "2s"),
                    of("consolidation-poll", DURATION, "1m"),
                    of("webhook-check", DURATION, "1h"),
                    of("stores", NAMES, null));

    static final List<Setting> STORE =
            List.of(
                    of("url", URL, "https://app.handshake.com/api/latest"),
                    of("api-key", SECRET, null),
                    of("requests-per-minute", WHOLE_NUMBER, "60"),
                    of("time-zone", ZONE, "UTC"),
                    of("order-capture", TEXT, "Confirmed"),
                    of("order-poll", CRON, "0 0 * * * ?"),
                    of("capture-from", MOMENT, "now"),
                    of("capture-overlap", DURATION, "10m"),
                    of(
                            "statuses",
                            TEXT,
                            "Open, Hold for confirm, Seller/Buyer review, Confirmed, Processing,"
                                    + " Complete"),
                    of("cancelled-statuses", TEXT, "Cancelled, Canceled, Void, Rejected, Deleted"),
                    choice("consolidate-orders", "None", "Daily"),
                    of("consolidation-time", TIME_OF_DAY, ""),
                    of("consolidated-customer", TEXT, ""),
                    choice("process", "auto", "manual"),
                    of("sale-price-tier", TEXT, ""),
                    choice("pick-pack-ship", "none", "pick", "pick-pack", "pick-pack-ship"),
                    choice("drop-ship", "none", "when-short"),
                    choice("invoice-status", "Draft", "Authorised", "None"),
                    of("revenue-account", TEXT, ""),
                    of("sales-representative", TEXT, ""),
                    choice("sale-tax-status", "Inclusive", "Exclusive"),
                    of("create-payments", FLAG, "false"),
                    of("payment-status", TEXT, "Confirmed"),
                    of("payments-account", TEXT, ""),
                    of("currency-rate.<CODE>", DECIMAL, null),
                    of("update-stock-levels", FLAG, "false"),
                    of("stock-poll", CRON, "0 0/15 * * * ?"),
                    of("stock-buffer", WHOLE_NUMBER, "0"),
                    of("stock-batch", WHOLE_NUMBER, "100"),
                    of("handshake-deducts-orders", FLAG, "false"),
                    of("sync-brands-and-categories", FLAG, "false"),
                    of("export-shipping", FLAG, "false"),
                    of("shipping-poll", CRON, "0 0/15 * * * ?"),
                    of("mark-shipped", FLAG, "false"),
                    of("order-routing", FLAG, "false"),
                    of("reconcile-schedule", SCHEDULE, "0 30 3 * * ?"),
                    of("reconcile-days", WHOLE_NUMBER, "30"),
                    of("load-missing-products", FLAG, "true"),
                    of("load-quantity", FLAG, "false"),
                    choice("tax-mapping", "Default", "OrderCategory", "CustomerGroup"),
                    of("tax-rule.default", TEXT, ""),
                    of("tax-rule.category.<id>", TEXT, null),
                    of("tax-rule.group.<id>", TEXT, null),
                    of("location.default", TEXT, ""),
                    of("location.<id>", TEXT, null),
                    of("charge.<kind>.product", TEXT, null),
                    of("charge.<kind>.sku", TEXT, null),
                    of("charge.<kind>.field", TEXT, null),
                    of("charge.<kind>.in-total", FLAG, null),
                    of("customer.payment-term", TEXT, ""),
                    of("customer.account-receivable", TEXT, ""),
                    of("customer.revenue-account", TEXT, ""),
                    of("customer.tax-rule", TEXT, ""));

    /** The kinds of additional charges that {@code charge.<kind>} knows (design rule O5). */
    static final List<String> CHARGE_KINDS =
            List.of("discount", "shipping", "gift-wrap", "handling", "rounding");

    private KnownSettings() {}

    static Optional<Setting> global(String key) {
        return find(GLOBAL, key);
    }

    static Optional<Setting> store(String key) {
        return find(STORE, key);
    }

    /** An exact name wins over a pattern: {@code location.default} is not {@code location.<id>}. */
    private static Optional<Setting> find(List<Setting> settings, String key) {
        return Stream.of(false, true)
                .flatMap(
                        pattern ->
                                settings.stream()
                                        .filter(s -> s.isPattern() == pattern && s.names(key)))
                .findFirst();
    }
}
