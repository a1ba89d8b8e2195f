package io.handshakedear.admin;

import io.handshakedear.settings.Settings;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;

/**
 * What Prometheus reads of this instance. Calls and budgets are counted by the connections; what is
 * in the database is read when somebody asks.
 */
public final class Metrics {

    private final Settings settings;
    private final CompositeMeterRegistry registry;
    private final MultiGauge orders;
    private final MultiGauge oldestPending;
    private final MultiGauge captureLag;
    private final MultiGauge waitingDays;

    /**
     * @param registry of which one part is for Prometheus
     */
    public Metrics(Settings settings, CompositeMeterRegistry registry) {
        this.settings = settings;
        this.registry = registry;
        this.orders =
                MultiGauge.builder("handshakedear.orders")
                        .description("Orders by state")
                        .register(registry);
        this.oldestPending =
                MultiGauge.builder("handshakedear.orders.oldest.pending")
                        .description("Age of the oldest order that is not in DEAR yet")
                        .baseUnit("seconds")
                        .register(registry);
        this.captureLag =
                MultiGauge.builder("handshakedear.capture.lag")
                        .description("Time since a capture last read everything")
                        .baseUnit("seconds")
                        .register(registry);
        this.waitingDays =
                MultiGauge.builder("handshakedear.days.waiting")
                        .description("Closed days whose sale is not in DEAR yet")
                        .register(registry);
    }

    /** Takes over the closed days of each store whose sale is not in DEAR yet. */
    public void days(@Body List<Map<String, Object>> days) {
        List<MultiGauge.Row<?>> waiting = new ArrayList<>();
        for (String store : settings.storeNames()) {
            long count = days.stream().filter(row -> store.equals(row.get("store"))).count();
            waiting.add(row(Tags.of("store", store), count));
        }
        waitingDays.register(waiting, true);
    }

    /** A registry that Prometheus can read; a host's may join it. */
    public static CompositeMeterRegistry registry() {
        CompositeMeterRegistry registry = new CompositeMeterRegistry();
        registry.add(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        return registry;
    }

    /** Takes over how many orders of each store are in which state; what is missing counts 0. */
    public void orders(@Body List<Map<String, Object>> counts) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (String store : settings.storeNames()) {
            for (String state : ApiRequests.STATES) {
                rows.add(row(Tags.of("store", store, "state", state), count(counts, store, state)));
            }
        }
        orders.register(rows, true);
    }

    /** Takes over the ages, in seconds, of each store's oldest pending order and last capture. */
    public void ages(@Body List<Map<String, Object>> ages) {
        List<MultiGauge.Row<?>> pending = new ArrayList<>();
        List<MultiGauge.Row<?>> lag = new ArrayList<>();
        for (String store : settings.storeNames()) {
            Tags tags = Tags.of("store", store);
            pending.add(row(tags, age(ages, store, "pending")));
            lag.add(row(tags, age(ages, store, "capture")));
        }
        oldestPending.register(pending, true);
        captureLag.register(lag, true);
    }

    /** Everything in Prometheus' text format. */
    public String scrape() {
        return registry.getRegistries().stream()
                .filter(PrometheusMeterRegistry.class::isInstance)
                .map(part -> ((PrometheusMeterRegistry) part).scrape())
                .collect(Collectors.joining());
    }

    private static MultiGauge.Row<?> row(Tags tags, double value) {
        return MultiGauge.Row.of(tags, value);
    }

    private static long count(List<Map<String, Object>> counts, String store, String state) {
        return counts.stream()
                .filter(row -> store.equals(row.get("store")) && state.equals(row.get("state")))
                .mapToLong(row -> ((Number) row.get("orders")).longValue())
                .sum();
    }

    private static double age(List<Map<String, Object>> ages, String store, String kind) {
        return ages.stream()
                .filter(row -> store.equals(row.get("store")) && kind.equals(row.get("kind")))
                .mapToDouble(row -> ((Number) row.get("seconds")).doubleValue())
                .max()
                .orElse(0);
    }
}
