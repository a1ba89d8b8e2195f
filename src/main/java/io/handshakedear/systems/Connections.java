package io.handshakedear.systems;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The connections to both systems: one for each Handshake key and one for the DEAR account (design
 * rule C3). The call routes take a permit here, and report how the call ended. A flow that wants
 * its permit before it commits an intent (C11) takes it earlier; the call then uses that one.
 *
 * <p>Reads the variables {@code system} (handshake or dear), {@code store} and {@code lane}
 * (background for work that must leave room for orders).
 */
public final class Connections implements CamelContextAware {

    private static final String PERMIT = "permit";

    /** Enough to tell keys apart, useless for finding one. */
    private static final int KEY_DIGITS = 12;

    private static final String CALLS = "handshakedear.remote.calls";

    private final Settings settings;
    private final JdbcTemplate database;
    private final RemoteFailures failures = new RemoteFailures();
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private CamelContext camelContext;

    /** Another integration's in this process, whose budgets these calls use; or null. */
    private volatile Connections shared;

    public Connections(Settings settings, DataSource dataSource) {
        this.settings = settings;
        this.database = new JdbcTemplate(dataSource);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /**
     * Waits for a permit, unless the exchange holds one.
     *
     * @throws RemoteFailure.NotSent when the connection is broken or the integration stops
     */
    public void take(Exchange exchange) {
        if (exchange.getVariable(PERMIT) == null) {
            Connection connection = of(exchange);
            connection.take("background".equals(exchange.getVariable("lane")));
            exchange.setVariable(PERMIT, connection);
        }
    }

    /** What is sent: the request's text, or null where there is none. */
    public String content(@Variable("request") Object request) {
        if (request instanceof JsonNode document) {
            return ExactJson.text(document);
        }
        return request == null ? null : request.toString();
    }

    /** Gives a permit back that was not used. */
    public void release(Exchange exchange) {
        if (exchange.removeVariable(PERMIT) instanceof Connection connection) {
            connection.unused();
        }
    }

    /** The call was answered well. */
    public void succeeded(Exchange exchange) {
        if (exchange.removeVariable(PERMIT) instanceof Connection connection) {
            connection.succeeded();
            count(connection, "ok");
        }
    }

    /** Throws what the call's exception stands for, see {@link RemoteFailures}. */
    public void failed(Exchange exchange) {
        RemoteFailure failure =
                failures.of(
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class),
                        exchange.getVariable("system", String.class),
                        exchange.getVariable("path", String.class));
        if (exchange.removeVariable(PERMIT) instanceof Connection connection) {
            connection.failed(failure);
            count(connection, outcome(failure));
        }
        throw failure;
    }

    /**
     * Lets a run end between two of its items that make no call, so that a stop need not wait for
     * the rest of them.
     *
     * @throws RemoteFailure.Stopping while the integration stops
     */
    public void requireRunning() {
        if (isStopping()) {
            throw new RemoteFailure.Stopping();
        }
    }

    /** True if calls to DEAR may be tried; false while the integration stops, so that runs end. */
    public boolean isDearUsable() {
        return !isStopping() && dear().isUsable();
    }

    /** True if calls with the store's key may be tried. */
    public boolean isHandshakeUsable(StoreSettings store) {
        return !isStopping() && handshake(store).isUsable();
    }

    public Connection dear() {
        return connection("dear", settings.number("dear.requests-per-minute"));
    }

    public Connection handshake(StoreSettings store) {
        return connection(
                "handshake-" + Digest.of(store.url() + store.get("api-key"), KEY_DIGITS),
                store.number("requests-per-minute"));
    }

    /** Every connection used so far. */
    public Collection<Connection> all() {
        return connections.values();
    }

    private Connection of(Exchange exchange) {
        return "dear".equals(exchange.getVariable("system", String.class))
                ? dear()
                : handshake(settings.store(exchange.getVariable("store", String.class)));
    }

    /**
     * Lets calls use the budgets of another integration's connections, as one server counts them.
     */
    public void shareWith(Connections other) {
        shared = other;
    }

    private Connection connection(String name, int limit) {
        if (shared != null) {
            return shared.connection(name, limit);
        }
        return connections.computeIfAbsent(name, key -> open(key, limit));
    }

    private Connection open(String name, int limit) {
        Duration window = settings.duration("rate-window");
        int calls = limit == 0 ? Integer.MAX_VALUE : limit;
        Budget budget = new Budget(calls, window, clock, this::isStopping);
        SpentBudget spent =
                new SpentBudget(
                        name,
                        calls,
                        window.plus(settings.duration("response-timeout")),
                        database,
                        clock);
        if (limit > 0) {
            spent.restoreTo(budget);
        }
        Duration probeInterval = settings.duration("retry-delay").multipliedBy(2);
        Connection connection = new Connection(name, budget, spent, probeInterval, clock);
        MeterRegistry meters = meters();
        if (meters != null) {
            Gauge.builder("handshakedear.budget.used", connection, Connection::used)
                    .tags("system", system(name), "connection", name)
                    .description("Permits of the rate limit in use or not yet back")
                    .register(meters);
            Gauge.builder("handshakedear.budget.limit", connection, Connection::limit)
                    .tags("system", system(name), "connection", name)
                    .description("Permits of the rate limit, 0 for no limit")
                    .register(meters);
        }
        return connection;
    }

    private void count(Connection connection, String outcome) {
        MeterRegistry meters = meters();
        if (meters != null) {
            meters.counter(
                            CALLS,
                            "system",
                            system(connection.name()),
                            "connection",
                            connection.name(),
                            "outcome",
                            outcome)
                    .increment();
        }
    }

    private MeterRegistry meters() {
        return camelContext == null
                ? null
                : camelContext.getRegistry().findSingleByType(MeterRegistry.class);
    }

    private boolean isStopping() {
        return camelContext != null
                && (camelContext.isStopping() || camelContext.isStopped())
                && !camelContext.isStarting();
    }

    /** handshake or dear, the first word of a connection's name. */
    private static String system(String name) {
        return name.replaceAll("-.*", "");
    }

    private static String outcome(RemoteFailure failure) {
        return failure.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
