package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.admin.AdminAccess;
import io.handshakedear.sandbox.SandboxSystems;
import io.handshakedear.settings.Settings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The real integration, with the real routes, in this process, against stand-ins of both systems.
 * Delays are scaled down; everything else is as in production unless a test says otherwise.
 */
public final class RunningIntegration implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final SandboxSystems systems;
    private final Map<String, String> settings = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private AdminAccess access;
    private Main main;

    private RunningIntegration(SandboxSystems systems) {
        this.systems = systems;
        settings.putAll(systems.settings());
        settings.put("database.url", "jdbc:h2:mem:test-" + DATABASES.incrementAndGet());
        settings.put("dear.requests-per-minute", "0");
        settings.put("store.acme.requests-per-minute", "0");
        settings.put("store.acme.order-poll", "0/1 * * * * ?");
        settings.put("store.acme.update-stock-levels", "false");
        settings.put("store.acme.stock-poll", "0 0 0 1 1 ? 2099");
        settings.put("store.acme.shipping-poll", "0 0 0 1 1 ? 2099");
        settings.put("store.acme.reconcile-schedule", "never");
        settings.put("admin.port", "0");
        settings.put("work-poll", "200ms");
        settings.put("consolidation-poll", "200ms");
        settings.put("retry-delay", "300ms");
        settings.put("read-retry-delay", "50ms");
        settings.put("settling-time", "500ms");
    }

    public static RunningIntegration against(SandboxSystems systems) {
        return new RunningIntegration(systems);
    }

    /** The settings so far. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Changes a setting; before {@link #start}. */
    public RunningIntegration with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Changes several settings; before {@link #start}. */
    public RunningIntegration with(Map<String, String> changed) {
        settings.putAll(changed);
        return this;
    }

    /** Adds a store, set as acme is by now, at another Handshake; before {@link #start}. */
    public RunningIntegration withStore(String name, String url) {
        Map<String, String> added = new HashMap<>();
        settings.forEach(
                (key, value) -> {
                    if (key.startsWith("store.acme.")) {
                        added.put(key.replace("store.acme.", "store." + name + "."), value);
                    }
                });
        added.put("stores", "acme," + name);
        added.put("store." + name + ".url", url);
        return with(added);
    }

    /** Lets days pass by this clock; before {@link #start}. */
    public RunningIntegration with(Clock other) {
        clock = other;
        return this;
    }

    /** Asks nobody for a password, as the sandbox; before {@link #start}. */
    public RunningIntegration openToAll() {
        access = AdminAccess.OPEN;
        return this;
    }

    public RunningIntegration start() throws Exception {
        Settings given = Settings.of(settings, System::getenv);
        List<String> problems = given.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        main = Integration.of(given, access == null ? AdminAccess.of(given) : access, clock);
        main.start();
        return this;
    }

    public SandboxSystems systems() {
        return systems;
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    public JdbcTemplate database() {
        return new JdbcTemplate(context().getRegistry().findSingleByType(DataSource.class));
    }

    /** The states of all orders, by order number. */
    public Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        database()
                .query(
                        "select order_number, state from orders",
                        row -> {
                            states.put(row.getString(1), row.getString(2));
                        });
        return states;
    }

    public String reason(String orderNumber) {
        return database()
                .queryForObject(
                        "select reason from orders where order_number = ?",
                        String.class,
                        orderNumber);
    }

    /** A column of the order's row in the log, as text. */
    public String logged(TestOrder order, String column) {
        return database()
                .queryForObject(
                        "select cast(" + column + " as varchar) from order_log where order_id = ?",
                        String.class,
                        String.valueOf(order.id()));
    }

    /** Units of the order that are reserved, of all SKUs. */
    public int reserved(TestOrder order) {
        return database()
                .queryForObject(
                        "select coalesce(sum(quantity), 0) from stock_reservation"
                                + " where order_id = ? and released_at is null",
                        Integer.class,
                        String.valueOf(order.id()));
    }

    /** The order's audit, a line an event: its name, a colon and its detail. */
    public String audit(TestOrder order) {
        return String.join(
                "\n",
                database()
                        .queryForList(
                                "select event || ': ' || coalesce(detail, '') from order_audit"
                                        + " where order_id = ? order by id",
                                String.class,
                                String.valueOf(order.id())));
    }

    /** Waits until this many orders are known and none is pending or being processed. */
    public void awaitSettled(int orders) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            Map<String, String> states = states();
                            return states.size() >= orders
                                    && !states.containsValue("PENDING")
                                    && !states.containsValue("PROCESSING");
                        });
    }

    /** Waits until the order is in that state. */
    public void await(TestOrder order, String state) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> state.equals(states().get(order.number())));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "%s is %s and not %s: %s"
                            .formatted(
                                    order.number(),
                                    states().get(order.number()),
                                    state,
                                    states().containsKey(order.number())
                                            ? reason(order.number())
                                            : "unknown"),
                    e);
        }
    }

    /** Waits until the store was captured once more, from the beginning of a run to its end. */
    public void awaitCapture(String store) {
        awaitCapture(store, Instant.now());
    }

    /** Waits until the capture at the start is over. */
    public void awaitFirstCapture(String store) {
        awaitCapture(store, Instant.EPOCH);
    }

    /**
     * Waits until a run that began after that moment has read everything: runs may follow each
     * other at once, so that of two that ended since, the second began since.
     */
    public void awaitCapture(String store, Instant asked) {
        Set<Instant> ends = new HashSet<>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            database()
                                    .query(
                                            "select started_at, completed_at from flow_cursor"
                                                    + " where owner = ? and flow = 'capture-orders'"
                                                    + " and completed_at > ?",
                                            row -> {
                                                Timestamp end = row.getTimestamp(2);
                                                ends.add(end.toInstant());
                                                Timestamp start = row.getTimestamp(1);
                                                if (start.toInstant().isAfter(asked)
                                                        && !end.before(start)) {
                                                    ends.add(Instant.MAX);
                                                }
                                            },
                                            store,
                                            Timestamp.from(asked));
                            return ends.size() > 1;
                        });
    }

    /** Waits until a run of the store's capture has ended early. */
    public void awaitFailedCapture(String store) {
        Timestamp asked = Timestamp.from(Instant.now());
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(
                        () ->
                                !database()
                                        .queryForList(
                                                "select 1 from flow_cursor where owner = ?"
                                                        + " and flow = 'capture-orders'"
                                                        + " and failed_at > ?",
                                                Integer.class,
                                                store,
                                                asked)
                                        .isEmpty());
    }

    /** Sends the order of a page of the store acme to where its capture sends it. */
    public void see(JsonNode document) {
        Exchange answer =
                context()
                        .createProducerTemplate()
                        .send(
                                "direct:see-order",
                                page -> {
                                    page.setVariable("store", "acme");
                                    page.setVariable(
                                            "settings",
                                            Settings.of(settings(), System::getenv).store("acme"));
                                    page.getMessage().setBody(document);
                                });
        assertThat(answer.getException()).isNull();
    }

    @Override
    public void close() {
        if (main != null) {
            main.stop();
        }
    }
}
