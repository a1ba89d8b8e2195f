package io.handshakedear.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ReferenceBooks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which orders of a store would be skipped or held, by comparing its mappings with DEAR's
 * reference books and Handshake's lists (design rules O4, O8 to O10). What could not be read is not
 * judged.
 */
final class StoreMappings {

    private static final String SKIPPED = "its orders are SKIPPED";

    private final StoreSettings store;
    private final ReferenceBooks books;
    private final Map<String, Map<String, String>> lists;
    private final Findings findings;

    StoreMappings(
            StoreSettings store,
            ReferenceBooks books,
            Map<String, Map<String, String>> lists,
            Findings findings) {
        this.store = store;
        this.books = books;
        this.lists = lists;
        this.findings = findings;
    }

    void check() {
        taxRules();
        locations();
        sale();
        payments();
        customers();
        currencies();
        shipments();
        quantities();
    }

    /** DEAR's products have no quantity (DEAR API 4.2). */
    private void quantities() {
        if (store.flag("load-quantity")) {
            warn(
                    "load-quantity",
                    "is true, but DEAR takes no quantity with a product",
                    "no stock is loaded; enter it in DEAR as a stocktake or stock adjustment");
        }
    }

    private void shipments() {
        if (store.flag("export-shipping") && !store.exportsShipments()) {
            warn(
                    "export-shipping",
                    "is true while "
                            + (store.get("consolidate-orders").equals("None")
                                    ? "pick-pack-ship is pick-pack-ship"
                                    : "consolidate-orders is Daily"),
                    "no shipment goes to Handshake");
        }
    }

    private void taxRules() {
        if (store.find("tax-rule.default").isEmpty()) {
            warn("tax-rule.default", "is not set", "all orders are SKIPPED", "tax");
        } else {
            inDear(
                    "tax-rule.default",
                    "tax",
                    "all orders without a mapping of their own are SKIPPED");
        }
        String mode = store.get("tax-mapping");
        if (mode.equals("OrderCategory")) {
            mapped("category", "order_categories", "order category");
        } else if (mode.equals("CustomerGroup")) {
            mapped("group", "customer_groups", "customer group");
        }
    }

    private void mapped(String kind, String list, String title) {
        Map<String, String> rules = store.taxRules(kind);
        Map<String, String> known = lists.getOrDefault(list, Map.of());
        known.forEach(
                (number, name) -> {
                    if (!rules.containsKey(number)) {
                        warn(
                                "tax-rule.%s.%s".formatted(kind, number),
                                "is not set for the %s '%s'".formatted(title, name),
                                SKIPPED,
                                "tax");
                    }
                });
        rules.keySet()
                .forEach(
                        number -> {
                            String key = "tax-rule.%s.%s".formatted(kind, number);
                            inDear(key, "tax", SKIPPED);
                            if (!known.isEmpty() && !known.containsKey(number)) {
                                warn(
                                        key,
                                        "is for a %s that Handshake has not".formatted(title),
                                        "it has no effect");
                            }
                        });
    }

    private void locations() {
        String effect = "orders there are HELD, since DEAR refuses them";
        if (store.find("location.default").isEmpty()) {
            warn(
                    "location.default",
                    "is not set",
                    "orders without a mapped warehouse are HELD",
                    "location");
        } else {
            inDear("location.default", "location", effect);
        }
        store.locations().keySet().forEach(id -> inDear("location." + id, "location", effect));
        lists.getOrDefault("warehouses", Map.of())
                .forEach(
                        (number, name) -> {
                            if (!store.locations().containsKey(number)) {
                                warn(
                                        "location." + number,
                                        "is not set for the warehouse '%s'".formatted(name),
                                        "its orders go to location.default",
                                        "location");
                            }
                        });
    }

    private void sale() {
        optional("sale-price-tier", "priceTier", "DEAR refuses the sales");
        if (!store.get("invoice-status").equals("None")
                && store.find("revenue-account").isEmpty()) {
            warn(
                    "revenue-account",
                    "is not set",
                    "invoices are refused and orders are HELD",
                    "account");
        } else {
            optional("revenue-account", "account", "invoices are refused and orders are HELD");
        }
        optional("sales-representative", "contacts", "DEAR refuses the sales");
        lockDate();
    }

    /** DEAR refuses documents of a day before its lock date. */
    private void lockDate() {
        String date = books.company().map(me -> me.path("LockDate").asText("")).orElse("");
        if (!date.isEmpty() && !date.equals("null")) {
            findings.ok(
                    "%s: DEAR is locked up to %s; orders of a day before are HELD"
                            .formatted(store.name(), date));
        }
    }

    private void payments() {
        if (!store.flag("create-payments")) {
            return;
        }
        if (store.find("payments-account").isEmpty()) {
            warn("payments-account", "is not set", "no payment is made");
        } else {
            optional("payments-account", "account", "payments are refused and orders are HELD");
        }
        if (!store.get("invoice-status").equals("Authorised")) {
            warn(
                    "create-payments",
                    "is true while invoice-status is %s".formatted(store.get("invoice-status")),
                    "payments wait until the invoice is authorised in DEAR");
        }
    }

    private void customers() {
        String effect = "orders of customers that DEAR does not have yet are HELD";
        Map.of(
                        "customer.payment-term", "paymentterm",
                        "customer.account-receivable", "account",
                        "customer.revenue-account", "account",
                        "customer.tax-rule", "tax")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        setting -> {
                            if (store.find(setting.getKey()).isEmpty()) {
                                warn(setting.getKey(), "is not set", effect, setting.getValue());
                            } else {
                                inDear(setting.getKey(), setting.getValue(), effect);
                            }
                        });
    }

    private void currencies() {
        String base = books.company().map(me -> me.path("Currency").asText()).orElse("");
        if (!base.isEmpty()) {
            findings.ok(
                    "%s: orders in %s are taken as they are; other currencies need a currency-rate, else they are HELD"
                            .formatted(store.name(), base));
        }
    }

    private void optional(String key, String book, String effect) {
        if (store.find(key).isPresent()) {
            inDear(key, book, effect);
        }
    }

    /** Warns if DEAR has no entry of that key or name, with those that it has. */
    private void inDear(String key, String book, String effect) {
        Map<String, JsonNode> entries = books.dear(book);
        if (entries.isEmpty()) {
            return;
        }
        for (String value : values(key)) {
            JsonNode entry = entries.get(value);
            if (entry == null) {
                warn(key, "= %s is not in DEAR".formatted(value), effect, book);
            } else {
                unfitness(key, entry)
                        .ifPresent(why -> warn(key, "= %s %s".formatted(value, why), effect));
            }
        }
    }

    /** Several locations may be named for a warehouse; other names may hold commas. */
    private List<String> values(String key) {
        return key.startsWith("location.")
                ? List.of(store.get(key).split("\\s*,\\s*"))
                : List.of(store.get(key));
    }

    /** Why DEAR would refuse an entry that it has, where it says so (DEAR API 3 and 7). */
    private static Optional<String> unfitness(String key, JsonNode entry) {
        if (entry.path("IsDeprecated").asBoolean()) {
            return Optional.of("is deprecated in DEAR");
        }
        if (isFalse(entry, "IsActive") || isOther(entry, "Status", "ACTIVE")) {
            return Optional.of("is not active in DEAR");
        }
        if (key.contains("tax-rule") && isFalse(entry, "IsTaxForSale")) {
            return Optional.of("is no rule for sales");
        }
        if (key.equals("payments-account")
                && isFalse(entry, "ForPayments")
                && isOther(entry, "Type", "BANK")) {
            return Optional.of("takes no payments in DEAR");
        }
        if (key.equals("customer.account-receivable")
                && isOther(entry, "SystemAccount", "Accounts receivable")) {
            return Optional.of("is not DEAR's account for accounts receivable");
        }
        return Optional.empty();
    }

    private static boolean isFalse(JsonNode entry, String field) {
        return entry.hasNonNull(field) && !entry.path(field).asBoolean();
    }

    private static boolean isOther(JsonNode entry, String field, String expected) {
        return entry.has(field) && !entry.path(field).asText().equalsIgnoreCase(expected);
    }

    /** The names to choose from, as the end of a sentence; nothing for a book that was not read. */
    private static String sentence(List<String> names) {
        List<String> shown = names.stream().limit(20).toList();
        return shown.isEmpty()
                ? ""
                : "; DEAR has "
                        + String.join(", ", shown)
                        + (names.size() > shown.size() ? " …" : "");
    }

    /** Warns with the names of DEAR's book that could be set instead. */
    private void warn(String key, String what, String effect, String book) {
        warn(key, what, effect, List.copyOf(books.dear(book).keySet()));
    }

    private void warn(String key, String what, String effect) {
        warn(key, what, effect, List.of());
    }

    private void warn(String key, String what, String effect, List<String> names) {
        String full = store.key(key);
        findings.warning(
                "%s %s: %s%s".formatted(full, what, effect, sentence(names)),
                full,
                what,
                effect,
                names);
    }
}
