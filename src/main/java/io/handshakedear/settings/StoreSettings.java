package io.handshakedear.settings;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.util.TimeUtils;

/** The settings of one Handshake store: the keys below {@code store.<name>.} (design 8). */
public final class StoreSettings {

    private final String name;
    private final Settings settings;

    StoreSettings(String name, Settings settings) {
        this.name = name;
        this.settings = settings;
    }

    public String name() {
        return name;
    }

    public String get(String key) {
        return settings.get(key(key));
    }

    public Optional<String> find(String key) {
        return settings.find(key(key));
    }

    public boolean flag(String key) {
        return settings.flag(key(key));
    }

    public int number(String key) {
        return settings.number(key(key));
    }

    public Duration duration(String key) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(get(key)));
    }

    /** The address of the API without a slash at its end. */
    public String url() {
        return get("url");
    }

    /** The value of Handshake's Authorization header: the key as user, X as password. */
    public String authorization() {
        byte[] credentials = (get("api-key") + ":X").getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    public ZoneId timeZone() {
        return ZoneId.of(get("time-zone"));
    }

    /** Where the first capture starts; empty for "now" (design rule O2). */
    public Optional<Instant> captureFrom() {
        String from = get("capture-from");
        if (from.equals("now")) {
            return Optional.empty();
        }
        return Optional.of(
                from.contains("T")
                        ? Instant.parse(from)
                        : LocalDate.parse(from).atStartOfDay(timeZone()).toInstant());
    }

    /** Handshake's statuses from the first to the last (design rule O1). */
    public OrderStatuses statuses() {
        return new OrderStatuses(
                list("statuses"), list("cancelled-statuses"), get("order-capture"));
    }

    /**
     * Whether DEAR's shipments go to Handshake: not for daily sales, and not when DEAR ships by
     * itself (design rule S1).
     */
    public boolean exportsShipments() {
        return flag("export-shipping")
                && get("consolidate-orders").equals("None")
                && !get("pick-pack-ship").equals("pick-pack-ship");
    }

    /** Whether DEAR's stock levels go to Handshake (design rule Q3). */
    public boolean updatesStock() {
        return flag("update-stock-levels");
    }

    /**
     * DEAR's location for a Handshake warehouse, or the default one (design rule O8): where several
     * are named, the first; the others only count for stock levels.
     */
    public String location(String warehouseId) {
        return stockLocations(warehouseId).stream().findFirst().orElse("");
    }

    /** The DEAR locations whose stock a Handshake warehouse shows (design rule Q1). */
    public List<String> stockLocations(String warehouseId) {
        return Optional.ofNullable(warehouseId)
                .map(id -> list("location." + id))
                .filter(names -> !names.isEmpty())
                .orElseGet(() -> list("location.default"));
    }

    /** The names of all DEAR locations that this store uses, those of the default first. */
    public List<String> locationNames() {
        return Stream.concat(Stream.of("default"), locations().keySet().stream())
                .flatMap(warehouse -> list("location." + warehouse).stream())
                .distinct()
                .toList();
    }

    /** The locations by warehouse number, without the default. */
    public Map<String, String> locations() {
        Map<String, String> locations = settings.startingWith(key("location."));
        locations.remove("default");
        return locations;
    }

    /** Names of DEAR tax rules by order category or customer group; kind is category or group. */
    public Map<String, String> taxRules(String kind) {
        return settings.startingWith(key("tax-rule." + kind + "."));
    }

    /** Base units for one unit of the currency (design rule O9). */
    public Optional<BigDecimal> currencyRate(String currency) {
        return find("currency-rate." + currency).map(BigDecimal::new);
    }

    /** The charge of this kind, if a service product is set for it (design rule O5). */
    public Optional<ChargeSettings> charge(String kind) {
        String prefix = "charge." + kind + ".";
        return find(prefix + "product")
                .map(
                        product ->
                                new ChargeSettings(
                                        kind,
                                        product,
                                        list(prefix + "sku"),
                                        find(prefix + "field").orElse(null),
                                        flag(prefix + "in-total")));
    }

    public List<ChargeSettings> charges() {
        return KnownSettings.CHARGE_KINDS.stream().flatMap(kind -> charge(kind).stream()).toList();
    }

    /** SKUs of order lines that are charges, not goods. */
    public List<String> chargeSkus() {
        return charges().stream().map(ChargeSettings::skus).flatMap(List::stream).toList();
    }

    public String key(String key) {
        return "store." + name + "." + key;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (get("api-key").isEmpty()) {
            problems.add(key("api-key") + ": is missing; make a key on your Handshake user page");
        }
        requireStatus(problems, "order-capture");
        requireStatus(problems, "payment-status");
        if (get("consolidate-orders").equals("Daily")) {
            requireForDaily(problems, "consolidation-time");
            requireForDaily(problems, "consolidated-customer");
        }
        for (String key : settings.startingWith(key("charge.")).keySet()) {
            String kind = key.substring(0, key.lastIndexOf('.'));
            if (!KnownSettings.CHARGE_KINDS.contains(kind)) {
                problems.add(
                        "%s: the kinds of charges are %s"
                                .formatted(
                                        key("charge." + key),
                                        String.join(", ", KnownSettings.CHARGE_KINDS)));
            }
        }
        return problems;
    }

    private void requireStatus(List<String> problems, String key) {
        if (!list("statuses").contains(get(key))) {
            problems.add(
                    "%s = %s: is not among %s (%s)"
                            .formatted(key(key), get(key), key("statuses"), get("statuses")));
        }
    }

    private void requireForDaily(List<String> problems, String key) {
        if (get(key).isEmpty()) {
            problems.add("%s: is needed when consolidate-orders is Daily".formatted(key(key)));
        }
    }

    private List<String> list(String key) {
        return Arrays.stream(get(key).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
