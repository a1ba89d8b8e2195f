package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.database.InstanceLock;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.Connection;
import io.handshakedear.systems.Connections;
import java.util.Collection;
import java.util.Comparator;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The health of this instance (design 8): is it alive, is it the one that works (rule C12), and do
 * both systems take its keys (C7). A standby instance is live but not ready; a broken connection
 * shows in the whole report only, since starting again would not mend it.
 */
public final class Health implements CamelContextAware {

    private final Settings settings;
    private final Connections connections;
    private final InstanceLock lock;
    private final JdbcTemplate database;
    private CamelContext camelContext;

    public Health(
            Settings settings, Connections connections, InstanceLock lock, DataSource dataSource) {
        this.settings = settings;
        this.connections = connections;
        this.lock = lock;
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

    /** Makes this instance's checks known to Camel's health registry. */
    public void register() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(camelContext);
        registry.register(NamedCheck.ofReadiness("instance", this::standby));
        registry.register(NamedCheck.ofReadiness("database", this::databaseTrouble));
        registry.register(NamedCheck.ofConnection("dear", () -> trouble(connections.dear())));
        for (StoreSettings store : settings.stores()) {
            registry.register(
                    NamedCheck.ofConnection(
                            "handshake-" + store.name(),
                            () -> trouble(connections.handshake(store))));
        }
    }

    /**
     * Answers a report with status 200 for UP and 503 for DOWN.
     *
     * @param part live, ready, or nothing for everything
     */
    public JsonNode report(@Header("part") String part, Exchange exchange) {
        Collection<HealthCheck.Result> results =
                switch (part == null ? "" : part) {
                    case "live" -> HealthCheckHelper.invokeLiveness(camelContext);
                    case "ready" -> HealthCheckHelper.invokeReadiness(camelContext);
                    default -> HealthCheckHelper.invoke(camelContext);
                };
        boolean up = results.stream().allMatch(result -> result.getState() == HealthCheck.State.UP);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, up ? 200 : 503);
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("status", up ? "UP" : "DOWN");
        ArrayNode checks = report.putArray("checks");
        results.stream()
                .sorted(Comparator.comparing(result -> result.getCheck().getId()))
                .forEach(
                        result -> {
                            ObjectNode check = checks.addObject();
                            check.put("name", result.getCheck().getId());
                            check.put("status", result.getState().name());
                            result.getMessage().ifPresent(text -> check.put("reason", text));
                        });
        return report;
    }

    private String standby() {
        return lock.isHeld() ? null : "Another instance works on the database; this one stands by";
    }

    private String databaseTrouble() {
        try {
            database.queryForObject("select 1", Integer.class);
            return null;
        } catch (DataAccessException e) {
            return "The database does not answer";
        }
    }

    private static String trouble(Connection connection) {
        return connection.brokenReason();
    }
}
